import { concat, lastValueFrom, NEVER, of, Subject, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunEvent } from '../../../src/events.js';
import { EventLog } from '../../../src/report/live/eventLog.js';
import { tellRows } from '../../../src/report/live/tellRows.js';
import { resultHeader } from '../../../src/sinks/csv/resultRow.js';
import { columns, resultAt } from '../../sinks/support/results.js';
import { told } from './support/told.js';

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
function answers(log: EventLog): readonly unknown[] {
  const output = resultHeader(columns).indexOf('output');
  return told(log).map(([name, data]) =>
    name === 'rows' ? JSON.parse(data).map((cells: readonly string[]) => cells[output]) : name,
  );
}

describe('tellRows', () => {
  it('tells of the results that there are, and of the end', async () => {
    const log = eventLog();
    const events = of(finished(0), finished(1), ended);
    await lastValueFrom(tellRows(events, { columns, log }), { defaultValue: 0 });
    expect(answers(log)).toStrictEqual([['answer 0', 'answer 1'], 'end']);
  });

  it('tells once a second of what has come since', () => {
    const log = eventLog();
    const scheduler = new VirtualTimeScheduler();
    const events = new Subject<RunEvent>();
    const telling = tellRows(concat(events, NEVER), { columns, log, scheduler }).subscribe();
    onTestFinished(() => telling.unsubscribe());
    events.next(finished(0));
    events.next(finished(1));
    scheduler.maxFrames = 999;
    scheduler.flush();
    expect(answers(log)).toStrictEqual([]);
    scheduler.maxFrames = 1000;
    scheduler.flush();
    expect(answers(log)).toStrictEqual([['answer 0', 'answer 1']]);
  });

  it('tells of at most 512 rows at once', async () => {
    const log = eventLog();
    const events = of(...Array.from({ length: 600 }, (_, position) => finished(position)), ended);
    await lastValueFrom(tellRows(events, { columns, log }), { defaultValue: 0 });
    expect(answers(log).map((rows) => (Array.isArray(rows) ? rows.length : rows))).toStrictEqual([
      512,
      88,
      'end',
    ]);
  });

  it('does not say that a run is over which is given up', () => {
    const log = eventLog();
    const telling = tellRows(new Subject<RunEvent>(), { columns, log }).subscribe();
    telling.unsubscribe();
    expect(answers(log)).toStrictEqual([]);
  });
});
