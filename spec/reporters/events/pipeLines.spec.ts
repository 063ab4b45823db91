import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { from, lastValueFrom, Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/events.js';
import { eventFile } from '../../../src/reporters/events/eventFile.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { event, finished, queued } from '../support/events.js';

const OPTIONS = { defaultValue: undefined };

function pipe(): string {
  const path = join(temporaryFolder(), 'events');
  execFileSync('mkfifo', [path]);
  return path;
}

const typesIn = (lines: string) =>
  lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).type);

describe('events to a pipe', () => {
  it('reach a reader who is there, all of them', async () => {
    const path = pipe();
    const read = text(createReadStream(path));
    const events = Array.from({ length: 5000 }, (_, row) => queued(row));
    await lastValueFrom(eventFile(from(events), path), OPTIONS);
    expect(typesIn(await read)).toHaveLength(5000);
  });

  it('reach a reader who comes later', async () => {
    const path = pipe();
    const events = new Subject<RunEvent>();
    const ended = lastValueFrom(eventFile(events, path), OPTIONS);
    events.next(queued(0));
    const read = text(createReadStream(path));
    events.next(finished(0));
    events.complete();
    await ended;
    expect(typesIn(await read)).toEqual(['row-queued', 'row-finished']);
  });

  it('are held back by no reader who reads nothing, and lost beyond 16 MB', async () => {
    const path = pipe();
    const reader = createReadStream(path, { highWaterMark: 1 });
    reader.pause();
    const lost: number[] = [];
    const long = event({ type: 'warning', message: 'x'.repeat(1024 ** 2) });
    const events = eventFile(from(Array.from({ length: 20 }, () => long)), path, {
      onLoss: (lines) => lost.push(lines),
    });
    await lastValueFrom(events, OPTIONS);
    expect(lost).toEqual([5]);
    reader.destroy();
  });

  it('end without one who never comes, and say how many were lost', async () => {
    const lost: number[] = [];
    const events = eventFile(from([queued(0), finished(0)]), pipe(), { onLoss: (lines) => lost.push(lines) });
    await lastValueFrom(events, OPTIONS);
    expect(lost).toEqual([2]);
  });

  it('end without one who has gone', async () => {
    const path = pipe();
    const reader = spawn('head', ['-n', '1', path], { stdio: 'ignore' });
    const events = new Subject<RunEvent>();
    const ended = lastValueFrom(eventFile(events, path), OPTIONS);
    events.next(queued(0));
    await once(reader, 'exit');
    for (let row = 0; row < 10; row += 1) events.next(queued(row));
    events.complete();
    await expect(ended).resolves.toBeUndefined();
  });
});
