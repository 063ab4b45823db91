import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { concat, lastValueFrom, NEVER, of, Subject, take, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunEvent } from '../../../src/events.js';
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

/** What was told: the answers among some rows, and other events by name. */
function told(log: EventLog): readonly unknown[] {
  const output = resultHeader(columns).indexOf('output');
  const text = log.read(0).toString();
  return [...text.matchAll(/event: (\w+)\ndata: ([^\n]*)\n\n/g)].map(([, name, data = '']) =>
    name === 'rows' ? JSON.parse(data).map((cells: readonly string[]) => cells[output]) : name,
  );
}

/** A results file of an earlier run, with its columns in another order. */
function resultsFile(
  rows: readonly { readonly status: string; readonly output: string }[],
  end = '\n',
): string {
  const path = join(temporaryFolder(), 'results.csv');
  const header = resultHeader(columns).toReversed();
  const lines = rows.map((row) => header.map((name) => ({ ...row })[name] ?? 'x').join(','));
  writeFileSync(path, [header.join(','), ...lines].join('\n') + end);
  return path;
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
    { resumed: 'all' as const, kept: ['kept', ''] },
    { resumed: 'errors' as const, kept: ['kept'] },
  ])('begins with what the results hold already, errors unless they are asked again: $resumed', async ({
    resumed,
    kept,
  }) => {
    const log = eventLog();
    log.read(0);
    const path = resultsFile([
      { status: 'ok', output: 'kept' },
      { status: 'error', output: '' },
    ]);
    const telling = liveReport(of(finished(0), ended), { columns, log, file: { path, resumed } });
    await lastValueFrom(telling, { defaultValue: 0 });
    const all = told(log);
    expect(all.slice(0, -1).toSorted()).toStrictEqual([['answer 0'], kept]);
    expect(all.at(-1)).toBe('end');
  });

  it('reads what the results hold when somebody looks, as it was when the run began', async () => {
    const log = eventLog();
    const path = resultsFile([{ status: 'ok', output: 'kept' }]);
    const events = new Subject<RunEvent>();
    const options = { columns, log, file: { path, resumed: 'all' as const } };
    const telling = lastValueFrom(liveReport(events, options), { defaultValue: 0 });
    appendFileSync(path, `${resultHeader(columns).fill('written since').join(',')}\n`);
    const grown = lastValueFrom(log.grown.pipe(take(1)));
    log.read(0);
    await grown;
    expect(told(log)).toStrictEqual([['kept']]);
    events.next(ended);
    await telling;
  });

  it('reads nothing of what nobody looked at', async () => {
    const log = eventLog();
    const path = resultsFile([{ status: 'ok', output: 'kept' }]);
    const options = { columns, log, file: { path, resumed: 'all' as const } };
    await lastValueFrom(liveReport(of(finished(0), ended), options), { defaultValue: 0 });
    expect(told(log)).toStrictEqual([['answer 0'], 'end']);
  });

  it('reads a file that ends in the middle of a row before the run goes on with it', async () => {
    const log = eventLog();
    const path = resultsFile([{ status: 'ok', output: 'kept' }], '\nx,x');
    const events = new Subject<RunEvent>();
    const grown = lastValueFrom(log.grown.pipe(take(1)));
    const options = { columns, log, file: { path, resumed: 'all' as const } };
    const telling = lastValueFrom(liveReport(events, options), { defaultValue: 0 });
    await grown;
    expect(told(log)).toStrictEqual([['kept']]);
    events.next(ended);
    await telling;
  });

  it('leaves what is wrong with the file to the run', async () => {
    const log = eventLog();
    log.read(0);
    const file = { path: join(temporaryFolder(), 'none.csv'), resumed: 'all' as const };
    await lastValueFrom(liveReport(of(finished(0), ended), { columns, log, file }), { defaultValue: 0 });
    expect(told(log)).toStrictEqual([['answer 0'], 'end']);
  });

  it('counts rows while nobody looks, and reads them from the file when somebody does', async () => {
    const log = eventLog();
    const events = new Subject<RunEvent>();
    const path = resultsFile([
      { status: 'ok', output: 'first' },
      { status: 'error', output: '' },
      { status: 'ok', output: 'not told yet' },
    ]);
    const telling = lastValueFrom(liveReport(events, { columns, log, file: { path } }), { defaultValue: 0 });
    events.next(finished(0));
    events.next(finished(1));
    expect(told(log)).toStrictEqual([]);
    events.next(finished(2));
    events.next(ended);
    await telling;
    const all = told(log);
    expect(all.slice(0, -1).toSorted()).toStrictEqual([['answer 2'], ['first', '']]);
    expect(all.at(-1)).toBe('end');
  });

  it('reads no file that nobody looked at, nor one without rows', async () => {
    const unread = eventLog();
    const written = { columns, file: { path: resultsFile([{ status: 'ok', output: 'first' }]) } };
    await lastValueFrom(liveReport(of(finished(0), ended), { ...written, log: unread }), { defaultValue: 0 });
    expect(told(unread)).toStrictEqual(['end']);
    const early = eventLog();
    early.read(0);
    const missing = { columns, file: { path: join(temporaryFolder(), 'none.csv') } };
    await lastValueFrom(liveReport(of(finished(0), ended), { ...missing, log: early }), { defaultValue: 0 });
    expect(told(early)).toStrictEqual([['answer 0'], 'end']);
  });

  it('tells of at most 512 rows at once', async () => {
    const log = eventLog();
    const events = of(...Array.from({ length: 600 }, (_, position) => finished(position)), ended);
    await lastValueFrom(liveReport(events, { columns, log }), { defaultValue: 0 });
    expect(told(log).map((rows) => (Array.isArray(rows) ? rows.length : rows))).toStrictEqual([
      512,
      88,
      'end',
    ]);
  });
});
