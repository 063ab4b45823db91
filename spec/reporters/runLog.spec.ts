import { from, lastValueFrom, mergeAll, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/events.js';
import { runLog } from '../../src/reporters/runLog.js';
import { experimentAt } from '../sinks/support/results.js';
import { event, failed, finished, queued } from './support/events.js';

function linesOf(...events: RunEvent[]): Promise<string[]> {
  return lastValueFrom(runLog(from(events)).pipe(mergeAll(), toArray()));
}

describe('runLog', () => {
  it('counts rows that are completed among those that are known', async () => {
    const openai = { ...experimentAt(1), provider: 'openai', model: 'gpt-4o' };
    const lines = linesOf(
      queued(0),
      queued(1),
      finished(1, { experiment: openai, latencyMs: 1240 }),
      queued(2),
      finished(0, { status: 'error', latencyMs: undefined }),
    );
    expect(await lines).toEqual([
      'Completed 1/2: openai/gpt-4o status=ok (1.24s)',
      'Completed 2/3: mock/m status=error',
    ]);
  });

  it('tells of every attempt that failed, why, and when the next one is', async () => {
    const lines = linesOf(failed(16, { waitMs: 1500 }), failed(16, { attempt: 2, failure: 'rejected' }));
    expect(await lines).toEqual([
      'Row 17, attempt 1: transient: mock answered 500: no luck (next attempt in 1.50s)',
      'Row 17, attempt 2: rejected: mock answered 500: no luck (no retry)',
    ]);
  });

  it('tells of pauses, caps, rows left, and the end of the input', async () => {
    const lines = linesOf(
      event({ type: 'run-started', version: 1, runId: 'r1' }),
      event({ type: 'provider-paused', atMs: 1000, provider: 'openai', untilMs: 8000, reason: '429' }),
      event({ type: 'cap-changed', provider: 'openai', cap: 8 }),
      event({ type: 'row-left', experiment: experimentAt(2), reason: 'halted' }),
      event({ type: 'input-ended', rows: 120 }),
      event({ type: 'run-ended' }),
    );
    expect(await lines).toEqual([
      'openai is paused for 7.00s: 429',
      'openai now gets 8 calls at once',
      'Row 3 is left: halted',
      'Read 120 rows',
    ]);
  });
});
