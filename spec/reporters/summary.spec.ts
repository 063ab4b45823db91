import { concat, EMPTY, from, lastValueFrom, NEVER } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/events.js';
import { type Summary, summarize } from '../../src/reporters/summary.js';
import { summaryText } from '../../src/reporters/summaryText.js';
import { experimentAt } from '../sinks/support/results.js';
import { event, failed, finished, queued } from './support/events.js';

const openai = { ...experimentAt(7), provider: 'openai', model: 'gpt-4o' };

const UNKNOWN = {
  inputTokens: undefined,
  outputTokens: undefined,
  cachedTokens: undefined,
  reasoningTokens: undefined,
  costUsd: undefined,
};

const EVENTS: readonly RunEvent[] = [
  event({ type: 'run-started', atMs: 1000 }),
  queued(0),
  finished(0, { latencyMs: 1000, attempts: 1 }),
  failed(1, { latencyMs: 400, waitMs: 1000 }),
  finished(1, { latencyMs: 3000, attempts: 2, status: 'warning' }),
  failed(2, { latencyMs: 600 }),
  finished(2, {
    status: 'error',
    failure: 'transient',
    attempts: 1,
    latencyMs: 600,
    inputTokens: 99,
    costUsd: 0.5,
  }),
  finished(3, { status: 'error', failure: undefined, attempts: 0, latencyMs: undefined, ...UNKNOWN }),
  finished(7, { experiment: openai, latencyMs: 5000, ...UNKNOWN, inputTokens: 12 }),
  event({ type: 'row-kept', experiment: experimentAt(4) }),
  event({ type: 'row-left', experiment: experimentAt(5), reason: 'halted' }),
  event({ type: 'row-left', experiment: experimentAt(6), reason: 'interrupted' }),
  event({ type: 'provider-halted', provider: 'mock', failure: 'exhausted', reason: 'no credit' }),
  event({ type: 'run-ended', atMs: 6000 }),
];

function summaryOf(events: readonly RunEvent[]): Promise<Summary> {
  // A run's events never complete: it may be subscribed to again.
  return lastValueFrom(summarize(concat(from(events), NEVER)));
}

describe('summarize', () => {
  it('counts rows by what became of them', async () => {
    expect(await summaryOf(EVENTS)).toMatchObject({ ok: 2, warning: 1, error: 2, kept: 1, left: 2 });
  });

  it('sums up every model of every provider', async () => {
    const { models } = await summaryOf(EVENTS);
    expect(models).toStrictEqual([
      {
        provider: 'mock',
        model: 'm',
        rows: 4,
        errors: { transient: 1, invalid: 1 },
        retries: 1,
        inputTokens: 123,
        outputTokens: 9,
        cachedTokens: 24,
        reasoningTokens: 6,
        costUsd: 0.502,
        latencyMs: { p50: 1000, p95: 3000, max: 3000 },
      },
      {
        provider: 'openai',
        model: 'gpt-4o',
        rows: 1,
        errors: {},
        retries: 0,
        inputTokens: 12,
        outputTokens: 0,
        cachedTokens: 0,
        reasoningTokens: 0,
        costUsd: undefined,
        latencyMs: { p50: 5000, p95: 5000, max: 5000 },
      },
    ]);
  });

  it('measures the run, and the calls one after another, failed ones included', async () => {
    expect(await summaryOf(EVENTS)).toMatchObject({ wallMs: 5000, callMs: 1000 + 400 + 3000 + 600 + 5000 });
  });

  it('remembers what was halted, and whether the run was told to stop', async () => {
    expect(await summaryOf(EVENTS)).toMatchObject({
      halts: [{ provider: 'mock', failure: 'exhausted', reason: 'no credit' }],
      interrupted: true,
    });
    expect(await summaryOf([event({ type: 'run-ended' })])).toMatchObject({ halts: [], interrupted: false });
  });

  it('counts rows as left that nothing more is said of', async () => {
    const brokenOff = [queued(0), queued(1), queued(2), finished(0), event({ type: 'run-ended' })];
    expect(await summaryOf(brokenOff)).toMatchObject({ ok: 1, left: 2 });
  });

  it('takes the end of the events for the end of the run, and sums up nothing of none', async () => {
    const broken = summarize(from([event({ type: 'run-started', atMs: 10 }), finished(0)]));
    expect(await lastValueFrom(broken)).toMatchObject({ ok: 1 });
    expect(await lastValueFrom(summarize(EMPTY), { defaultValue: 'none' })).toBe('none');
  });
});

describe('summaryText', () => {
  it('says it all in lines', async () => {
    expect(summaryText(await summaryOf(EVENTS))).toEqual([
      'Rows: 2 ok, 1 warning, 2 error, 1 kept, 2 not attempted in 5.00 s, 2.0 times as fast as one by one',
      '  mock/m: 4 rows; errors: 1 transient, 1 invalid; 1 retries; 123 + 9 tokens (24 cached, 6 reasoning); $0.50; latency p50 1.00 s, p95 3.00 s, max 3.00 s',
      '  openai/gpt-4o: 1 rows; 12 + 0 tokens; latency p50 5.00 s, p95 5.00 s, max 5.00 s',
    ]);
  });

  it('leaves out what there is none of', async () => {
    const nothing = await summaryOf([event({ type: 'run-started' }), event({ type: 'run-ended', atMs: 40 })]);
    expect(summaryText(nothing)).toEqual(['Rows: 0 ok, 0 warning, 0 error in 40 ms']);
  });

  it.each([
    { costUsd: 0, shown: '$0.00' },
    { costUsd: 0.000012, shown: '$0.000012' },
    { costUsd: 0.09, shown: '$0.090' },
    { costUsd: 0.1, shown: '$0.10' },
    { costUsd: 12.345, shown: '$12.35' },
  ])('shows $costUsd dollars as $shown', async ({ costUsd, shown }) => {
    const [, model] = summaryText(await summaryOf([finished(0, { costUsd }), event({ type: 'run-ended' })]));
    expect(model).toContain(`; ${shown};`);
  });
});
