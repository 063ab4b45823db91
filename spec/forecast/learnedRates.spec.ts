import { describe, expect, it } from 'vitest';
import { learnedRates } from '../../src/forecast/learnedRates.js';

interface Call {
  readonly startMs: number;
  readonly latencyMs: number;
  readonly attempts?: number;
}

function rateOf(calls: readonly Call[]): number | undefined {
  return learnedRates(
    calls.map(({ startMs, latencyMs, attempts }) => ({
      provider: 'a',
      model: 'm',
      experimentId: '',
      startedAtMs: 1e12 + startMs,
      latencyMs,
      attempts,
    })),
  ).get('m');
}

const LATENCIES = [310, 120, 440, 95, 230, 510, 150, 330, 70, 410, 260, 190];

/** Rows that run with so many calls at once: each starts a moment after another ends. */
function atOnce(cap: number, rows: number): readonly Call[] {
  const places = Array.from({ length: cap }, () => 0);
  return Array.from({ length: rows }, (_, row) => {
    const startMs = Math.min(...places) + 1;
    const latencyMs = LATENCIES[row % LATENCIES.length] ?? 0;
    places[places.indexOf(startMs - 1)] = startMs + latencyMs;
    return { startMs, latencyMs };
  });
}

/** Rows that start at a rate, some of them at once from what was in store. */
function paced(gapMs: number, stored: number, rows: number): readonly Call[] {
  return Array.from({ length: rows }, (_, row) => ({
    startMs: row < stored ? row : (row - stored + 1) * gapMs,
    latencyMs: LATENCIES[row % LATENCIES.length] ?? 0,
  }));
}

describe('learnedRates', () => {
  it.each([1, 2, 5, 10, 20])('finds none where %i calls at once explain the starts', (cap) => {
    expect(rateOf(atOnce(cap, 20))).toBeUndefined();
    expect(rateOf(atOnce(cap, 200))).toBeUndefined();
  });

  it.each([
    { gapMs: 50, stored: 5 },
    { gapMs: 100, stored: 10 },
    { gapMs: 200, stored: 1 },
    { gapMs: 3000, stored: 1 },
  ])('finds what a bucket lets in, without its store: every $gapMs ms, $stored at once', ({
    gapMs,
    stored,
  }) => {
    expect((rateOf(paced(gapMs, stored, 60)) ?? 0) * gapMs).toBeCloseTo(1, 1);
  });

  it('finds what a server lets in that refuses what is more: the least that would have let the rows in', () => {
    // Five at once, the others refused; then 20 a second, and what was saved in the pause.
    const starts = [0, 1, 2, 2, 3, 1000, 1001, 1001, 1002, 1002];
    const later = Array.from({ length: 10 }, (_, row) => 1050 + 50 * row);
    const calls = [...starts, ...later].map((startMs, row) => ({
      startMs,
      latencyMs: LATENCIES[row % LATENCIES.length] ?? 0,
      attempts: row < 5 ? 1 : 2,
    }));
    expect((rateOf(calls) ?? 0) * 50).toBeCloseTo(1, 0);
  });

  it('takes a few failures for no rate', () => {
    const calls = atOnce(10, 60).map((call, row) => ({ ...call, attempts: row % 10 === 0 ? 2 : 1 }));
    expect(rateOf(calls)).toBeUndefined();
  });

  it('does not take the break between two runs for their rate', () => {
    const first = paced(100, 5, 30);
    const second = first.map(({ startMs, latencyMs }) => ({ startMs: startMs + 3_600_000, latencyMs }));
    expect((rateOf([...first, ...second]) ?? 0) * 100).toBeGreaterThan(0.8);
  });

  it('finds none in few rows, or where nobody knows when they started', () => {
    expect(rateOf(paced(50, 1, 5))).toBeUndefined();
    expect(learnedRates([{ provider: 'a', model: 'm', experimentId: '', latencyMs: 3 }]).size).toBe(0);
  });
});
