import { concat, EMPTY, from, lastValueFrom, NEVER } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/events.js';
import { type Summary, summarize } from '../../../src/reporters/summary/summary.js';
import { summaryLines } from '../../../src/reporters/summary/summaryLines.js';
import { widthOf } from '../../../src/reporters/terminal/fitted.js';
import { experimentAt } from '../../sinks/support/results.js';
import { event, failed, finished, queued, started } from '../support/events.js';

const openai = { ...experimentAt(7), provider: 'openai', model: 'gpt-4o' };
const UNKNOWN = {
  outputTokens: undefined,
  cachedTokens: undefined,
  reasoningTokens: undefined,
  costUsd: undefined,
};

const EVENTS: readonly RunEvent[] = [
  event({ type: 'run-started', version: 1, runId: 'r1', atMs: 1000 }),
  queued(0),
  finished(0, { latencyMs: 1000, cachedTokens: 5, reasoningTokens: 1 }),
  failed(1, { latencyMs: 400, waitMs: 1000 }),
  finished(1, {
    ...{ latencyMs: 3000, attempts: 2, cachedTokens: 5, reasoningTokens: 1 },
    ...{ status: 'warning', errorMessage: 'cut at the limit' },
  }),
  failed(2, { latencyMs: 600 }),
  finished(2, { status: 'error', failure: 'transient', errorMessage: 'mock answered 500', costUsd: 0.5 }),
  finished(3, { status: 'error', attempts: 0, errorMessage: 'no model', inputTokens: undefined, ...UNKNOWN }),
  finished(7, { experiment: openai, latencyMs: 5000, ...UNKNOWN }),
  event({ type: 'provider-paused', provider: 'openai', atMs: 2000, untilMs: 4000, reason: '429' }),
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

  it('sums up every model of every provider, what was billed for errors included', async () => {
    const { models } = await summaryOf(EVENTS);
    expect(models).toMatchObject([
      {
        provider: 'mock',
        model: 'm',
        rows: 4,
        errors: { transient: 1, invalid: 1 },
        retries: 1,
        retryWaitMs: 1000,
        inputTokens: 36,
        outputTokens: 9,
        cachedTokens: 18,
        reasoningTokens: 4,
        costUsd: 0.502,
        unpriced: 0,
        latencyMs: { p50: expect.closeTo(1000, -1), p95: expect.closeTo(3000, -1), max: 3000 },
        tokensPerSecond: 1.5,
      },
      {
        provider: 'openai',
        rows: 1,
        errors: {},
        costUsd: undefined,
        unpriced: 1,
        latencyMs: { p50: 5000, p95: 5000, max: 5000 },
        tokensPerSecond: undefined,
      },
    ]);
  });

  it('measures the run, and the calls one after another, failed ones included', async () => {
    expect(await summaryOf(EVENTS)).toMatchObject({
      startedAt: '1970-01-01T00:00:01.000Z',
      endedAt: '1970-01-01T00:00:06.000Z',
      wallMs: 5000,
      callMs: 1000 + 400 + 3000 + 600 + 5000,
      speedUp: 2,
    });
  });

  it('remembers pauses, halts, what was said of errors, and whether the run was told to stop', async () => {
    expect(await summaryOf(EVENTS)).toMatchObject({
      version: 1,
      pauses: [{ provider: 'openai', pauseCount: 1, pausedMs: 2000 }],
      halts: [{ provider: 'mock', failure: 'exhausted', reason: 'no credit' }],
      failures: [
        { failure: 'transient', message: 'mock answered 500', count: 1 },
        { failure: 'invalid', message: 'no model', count: 1 },
      ],
      interrupted: true,
    });
    const nothing = await summaryOf([event({ type: 'run-ended' })]);
    expect(nothing).toMatchObject({ pauses: [], halts: [], failures: [], interrupted: false });
  });

  it('tells of models that were paused while their sisters went on, the longest first, in lines that fit', async () => {
    const pause = (model: string | undefined, seconds: number) =>
      event({
        type: 'provider-paused',
        provider: 'openai',
        model,
        atMs: 0,
        untilMs: 1000 * seconds,
        reason: '429',
      });
    const summary = await summaryOf([
      queued(0),
      pause('gpt-4o', 20),
      pause(undefined, 2),
      pause('gpt-4o-mini-2024-07-18', 30),
      event({ type: 'run-ended', atMs: 30_000 }),
    ]);
    expect(summary.pauses).toStrictEqual([
      { provider: 'openai', pauseCount: 1, pausedMs: 2000 },
      { provider: 'openai', model: 'gpt-4o', pauseCount: 1, pausedMs: 20_000 },
      { provider: 'openai', model: 'gpt-4o-mini-2024-07-18', pauseCount: 1, pausedMs: 30_000 },
    ]);
    expect(summaryLines(summary).slice(2)).toEqual([
      'Waits: openai/gpt-4o-mini-2024-07-18 was paused once, 30.0 s in all',
      '  openai/gpt-4o was paused once, 20.0 s in all',
      '  openai was paused once, 2.00 s in all',
    ]);
  });

  it('counts rows as left that nothing more is said of', async () => {
    const brokenOff = [queued(0), queued(1), queued(2), finished(0), event({ type: 'run-ended' })];
    expect(await summaryOf(brokenOff)).toMatchObject({ ok: 1, left: 2 });
  });

  it('takes the end of the events for the end of the run, and sums up nothing of none', async () => {
    const broken = summarize(
      from([event({ type: 'run-started', version: 1, runId: 'r1', atMs: 10 }), finished(0)]),
    );
    expect(await lastValueFrom(broken)).toMatchObject({ ok: 1 });
    expect(await lastValueFrom(summarize(EMPTY), { defaultValue: 'none' })).toBe('none');
  });

  it('is plain JSON', async () => {
    const summary = await summaryOf(EVENTS);
    expect(JSON.parse(JSON.stringify(summary))).toMatchObject({ version: 1, ok: 2, costUsd: 0.502 });
  });
});

describe('summaryLines', () => {
  it('says it all in a table', async () => {
    expect(summaryLines(await summaryOf(EVENTS))).toEqual([
      'Rows: 2 ok, 1 warning, 2 error, 1 kept, 2 not attempted',
      'Time: 5.00 s, 2.0 times as fast as one call after another',
      '                 rows  errors  retried  in  out   cost   p50   p95   max  tok/s',
      '  mock/m            4       2        1  36    9  $0.50  1.0s  3.0s  3.0s      2',
      '  openai/gpt-4o     1                   12    0         5.0s  5.0s  5.0s',
      'Tokens: 18 of the input cached, 4 of the output reasoning',
      'Cost: $0.50; 1 row has no known price: openai/gpt-4o',
      'Waits: openai was paused once, 2.00 s in all; 1 retry waited 1.00 s',
      'Warnings:',
      '  1 x cut at the limit',
      'Errors:',
      '  1 x mock answered 500',
      '  1 x no model',
    ]);
  });

  it('leaves out what there is none of', async () => {
    const nothing = await summaryOf([
      event({ type: 'run-started', version: 1, runId: 'r1' }),
      event({ type: 'run-ended', atMs: 40 }),
    ]);
    expect(summaryLines(nothing)).toEqual(['Rows: 0 ok, 0 warning, 0 error', 'Time: 40 ms']);
  });

  it('fits 80 columns, whatever models are called and however much there is', async () => {
    const many = Array.from({ length: 60 }, (_, index) => {
      const model = `${'漢字'.repeat(20)}-${index}\u001b[31m`;
      const experiment = { ...experimentAt(index), provider: 'a-provider-of-ones-own', model };
      const figures = { inputTokens: 123_456_789, outputTokens: 9_999_999, costUsd: 1234.5, attempts: 3 };
      return [
        started(index),
        finished(index, { experiment, latencyMs: 7_199_000, ...figures }),
        finished(index, { experiment, status: 'error', errorMessage: `${index} times ${'no '.repeat(90)}` }),
      ];
    });
    const lines = summaryLines(await summaryOf([...many.flat(), event({ type: 'run-ended', atMs: 9 })]));

    expect(lines.filter((line) => widthOf(line) > 80)).toEqual([]);
    expect(lines.join('\n')).not.toContain('\u001b');
    expect(lines).toContain('  and 20 more models');
    expect(lines.at(-1)).toMatch(/^ {2}60 x # times no no/);
  });

  it('shows of too many models those with most errors, then those with most rows, in the order of the input', async () => {
    const rowsOf = (index: number) => {
      const experiment = { ...experimentAt(index), model: `m-${index}` };
      const rows = Array.from({ length: index === 30 ? 1 : 2 }, () => finished(index, { experiment }));
      const error = finished(index, { experiment, status: 'error', errorMessage: 'no' });
      return [started(index), ...rows, ...(index === 41 ? [error] : [])];
    };
    const shownOf = async (models: number) => {
      const events = Array.from({ length: models }, (_, index) => rowsOf(index)).flat();
      const lines = summaryLines(await summaryOf([...events, event({ type: 'run-ended', atMs: 9 })]));
      return lines.flatMap((line) => /^ {2}mock\/m-(\d+) /.exec(line)?.[1] ?? []).map(Number);
    };
    expect(await shownOf(40)).toEqual(Array.from({ length: 40 }, (_, index) => index));
    expect(await shownOf(42)).toEqual([...Array(39).keys(), 39, 41].filter((index) => index !== 30));
  });
});
