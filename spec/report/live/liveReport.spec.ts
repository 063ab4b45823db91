import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { concat, lastValueFrom, NEVER, of, Subject, take, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunEvent } from '../../../src/events.js';
import { bytesOf } from '../../../src/report/format/bytesOf.js';
import { withLongRepeats } from '../../../src/report/format/withLongRepeats.js';
import { EventLog } from '../../../src/report/live/eventLog.js';
import { liveReport } from '../../../src/report/live/liveReport.js';
import { resultHeader } from '../../../src/sinks/csv/resultRow.js';
import { columns, resultAt } from '../../sinks/support/results.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

const finished = (position: number): RunEvent => ({
  type: 'row-finished',
  atMs: 0,
  result: resultAt(position),
});
const ended: RunEvent = { type: 'run-ended', atMs: 0 };

function eventLog(): EventLog {
  const log = new EventLog();
  onTestFinished(() => log.close());
  return log;
}

/** What was told: the answers of each block, and other events by name. */
function told(log: EventLog): readonly unknown[] {
  const text = log.read(0).toString();
  return [...text.matchAll(/event: (\w+)\ndata: (?:[^ \n]+ )?([^ \n]+)\n\n/g)].map(([, name, data = '']) =>
    name === 'block'
      ? JSON.parse(Buffer.from(withLongRepeats(gunzipSync(bytesOf(data)))).toString()).answers
      : name,
  );
}

describe('liveReport', () => {
  it('tells of the results that there are, and of the end', async () => {
    const log = eventLog();
    await lastValueFrom(liveReport(of(finished(0), finished(1), ended), { columns, log }), {
      defaultValue: 0,
    });
    expect(told(log)).toStrictEqual([['answer 0', 'answer 1'], 'end']);
  });

  it('tells once a second of what has come since', async () => {
    const log = eventLog();
    const scheduler = new VirtualTimeScheduler();
    const events = new Subject<RunEvent>();
    const told1 = log.grown.pipe(take(1));
    const telling = liveReport(concat(events, NEVER), { columns, log, scheduler }).subscribe();
    onTestFinished(() => telling.unsubscribe());
    const first = lastValueFrom(told1);
    events.next(finished(0));
    events.next(finished(1));
    scheduler.maxFrames = 999;
    scheduler.flush();
    expect(told(log)).toStrictEqual([]);
    scheduler.maxFrames = 1000;
    scheduler.flush();
    await first;
    expect(told(log)).toStrictEqual([['answer 0', 'answer 1']]);
  });

  it.each([
    { retriesErrors: false, kept: ['kept', ''] },
    { retriesErrors: true, kept: ['kept'] },
  ])('begins with what the results hold already, errors unless they are asked again: $retriesErrors', async ({
    retriesErrors,
    kept,
  }) => {
    const log = eventLog();
    const path = join(temporaryFolder(), 'results.csv');
    const row = (status: string, output: string) =>
      resultHeader(columns)
        .map((name) => ({ status, output })[name] ?? 'x')
        .join(',');
    writeFileSync(
      path,
      [resultHeader(columns).join(','), row('ok', 'kept'), row('error', ''), ''].join('\n'),
    );
    const telling = liveReport(of(finished(0), ended), { columns, log, earlier: { path, retriesErrors } });
    await lastValueFrom(telling, { defaultValue: 0 });
    expect(told(log)).toStrictEqual([kept, ['answer 0'], 'end']);
  });

  it('makes no block of more than 512 rows', async () => {
    const log = eventLog();
    const events = of(...Array.from({ length: 600 }, (_, position) => finished(position)), ended);
    await lastValueFrom(liveReport(events, { columns, log }), { defaultValue: 0 });
    expect(told(log).map((block) => (Array.isArray(block) ? block.length : block))).toStrictEqual([
      512,
      88,
      'end',
    ]);
  });
});
