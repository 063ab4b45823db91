import { describe, expect, it } from 'vitest';
import { callLedger } from '../../../bench/torture/callLedger.mjs';

const seen = (successes: number, aborted = 0) => ({ calls: successes + aborted, successes, aborted });

describe('callLedger', () => {
  it('explains a second call by the kill that lost the first answer', () => {
    const { settle } = callLedger(2);
    const atKill = new Map([
      ['written', seen(1)],
      ['answered', seen(1)],
      ['cut off', seen(0, 1)],
      ['failed', seen(0)],
    ]);
    const atEnd = new Map([...atKill].map(([prompt, row]) => [prompt, seen(row.successes + 1, row.aborted)]));
    atEnd.set('written', seen(1));

    expect(settle(atKill, new Set(['written']))).toEqual({ lostCalls: 2, violations: [] });
    expect(settle(atEnd, new Set(atEnd.keys()))).toEqual({ lostCalls: 0, violations: [] });
  });

  it.each([
    {
      title: 'a written row that is called again',
      rows: [['a', seen(2)]] as const,
      written: ['a'],
      violations: ['"a" was called 2 times in one life', '"a" is written, but was called 2 times'],
    },
    {
      title: 'a written row that was never called',
      rows: [['a', seen(0)]] as const,
      written: ['a'],
      violations: ['"a" is written, but was called 0 times'],
    },
    {
      title: 'a row called twice in one life',
      rows: [['a', seen(1, 1)]] as const,
      written: [],
      violations: ['"a" was called 2 times in one life'],
    },
    {
      title: 'more answers missing than can be in flight',
      rows: [
        ['a', seen(1)],
        ['b', seen(1)],
        ['c', seen(0, 1)],
      ] as const,
      written: [],
      violations: ['3 answers are missing, with at most 2 in flight'],
    },
  ])('reports $title', ({ rows, written, violations }) => {
    expect(callLedger(2).settle(new Map(rows), new Set(written)).violations).toEqual(violations);
  });
});
