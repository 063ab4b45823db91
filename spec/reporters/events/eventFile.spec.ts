import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { from, lastValueFrom, NEVER, Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { OutputError } from '../../../src/errors.js';
import type { RunEvent } from '../../../src/events.js';
import { eventFile } from '../../../src/reporters/events/eventFile.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { event, finished, queued } from '../support/events.js';

describe('eventFile', () => {
  it('holds one line of JSON for every event, each there as soon as it happened', () => {
    const path = join(temporaryFolder(), 'events.jsonl');
    const events = new Subject<RunEvent>();
    const subscription = eventFile(events, path).subscribe();
    const types = () =>
      readFileSync(path, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line).type);

    expect(types()).toEqual([]);
    events.next(queued(0));
    expect(types()).toEqual(['row-queued']);
    events.next(finished(0));
    expect(types()).toEqual(['row-queued', 'row-finished']);
    subscription.unsubscribe();
  });

  it('goes behind what the file holds', async () => {
    const path = join(temporaryFolder(), 'events.jsonl');
    writeFileSync(path, 'of an earlier run\n');
    await lastValueFrom(eventFile(from([event({ type: 'run-ended' })]), path), { defaultValue: undefined });
    expect(readFileSync(path, 'utf8')).toBe(
      'of an earlier run\n{"type":"run-ended","time":"1970-01-01T00:00:00.000Z"}\n',
    );
  });

  it('opens on subscription, and names the file that cannot be written', async () => {
    const path = temporaryFolder();
    const events = eventFile(NEVER, path);
    await expect(lastValueFrom(events)).rejects.toThrow(OutputError);
    await expect(lastValueFrom(events)).rejects.toThrow(`cannot write the events to ${path}: it is a folder`);
  });
});
