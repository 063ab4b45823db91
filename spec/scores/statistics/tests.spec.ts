import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from '../../../src/scores/statistics/holm.js';
import { kappa } from '../../../src/scores/statistics/kappa.js';
import { mcnemar } from '../../../src/scores/statistics/mcnemar.js';
import { passAtK } from '../../../src/scores/statistics/passAtK.js';
import { passHatK } from '../../../src/scores/statistics/passHatK.js';
import { unbiasedShare } from '../../../src/scores/statistics/unbiasedShare.js';

describe('mcnemar', () => {
  // scipy 1.17: stats.binomtest(min(b, c), b + c).pvalue
  it.each([
    [12, 31, 0.005401572654591291],
    [2, 10, 0.03857421875],
    [10, 2, 0.03857421875],
    [0, 5, 0.0625],
    [10, 10, 1],
    [0, 0, 1],
    [121, 59, 4.4344492637551645e-6],
  ])('gives %d better and %d worse a p of %d', (better, worse, p) => {
    expect(Math.abs(mcnemar(better, worse) / p - 1)).toBeLessThan(1e-12);
  });

  it('is exact for many pairs, too', () => {
    const p = mcnemar(50_300, 49_700);
    // scipy 1.17: stats.binomtest(49700, 100000).pvalue
    expect(Math.abs(p / 0.058197353110190364 - 1)).toBeLessThan(1e-9);
  });
});

describe('holm', () => {
  it('adjusts by what is left to compare, and keeps the order', () => {
    expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
    expect(holm([])).toEqual([]);
  });

  it('never makes a p smaller, nor larger than all of them times their number', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (values) => {
        const adjusted = holm(values);
        for (const [index, p] of values.entries()) {
          expect(adjusted[index]).toBeGreaterThanOrEqual(p);
          expect(adjusted[index]).toBeLessThanOrEqual(Math.min(1, Math.max(...values) * values.length));
        }
      }),
    );
  });
});

describe('passAtK and passHatK', () => {
  /** By drawing all sets of `k` tries. */
  function counted(tries: number, passes: number, k: number) {
    let all = 0;
    let some = 0;
    let every = 0;
    for (let set = 0; set < 2 ** tries; set++) {
      const drawn = Array.from({ length: tries }, (_, index) => index).filter((index) => set & (1 << index));
      if (drawn.length !== k) continue;
      all += 1;
      if (drawn.some((index) => index < passes)) some += 1;
      if (drawn.every((index) => index < passes)) every += 1;
    }
    return { some: some / all, every: every / all };
  }

  it('are the shares of all sets of k tries of which one passes, and of which all pass', () => {
    for (let tries = 1; tries <= 6; tries++)
      for (let passes = 0; passes <= tries; passes++)
        for (let k = 1; k <= tries; k++) {
          const { some, every } = counted(tries, passes, k);
          expect(passAtK({ tries, passes, k })).toBeCloseTo(some, 12);
          expect(passHatK({ tries, passes, k })).toBeCloseTo(every, 12);
        }
  });
});

describe('kappa', () => {
  it('is that of published examples', () => {
    // https://en.wikipedia.org/wiki/Cohen%27s_kappa, the three examples.
    expect(kappa({ bothPass: 20, judgeOnly: 5, personOnly: 10, bothFail: 15 })).toBeCloseTo(0.4, 12);
    expect(kappa({ bothPass: 45, judgeOnly: 15, personOnly: 25, bothFail: 15 })).toBeCloseTo(0.1304, 4);
    expect(kappa({ bothPass: 25, judgeOnly: 35, personOnly: 5, bothFail: 35 })).toBeCloseTo(0.2593, 4);
  });

  it('is unknown where chance explains all, and without labels', () => {
    expect(kappa({ bothPass: 9, judgeOnly: 0, personOnly: 0, bothFail: 0 })).toBeUndefined();
    expect(kappa({ bothPass: 0, judgeOnly: 0, personOnly: 0, bothFail: 0 })).toBeUndefined();
  });
});

const REFERENCE = { low: 0.05635072484160894, high: 0.2627330257859588 };

describe('unbiasedShare', () => {
  it('is that of the formula of Lee et al.', () => {
    // Their code, github.com/UW-Madison-Lee-Lab/LLM-judge-reporting, for p 0.4, n 1000, q0 0.7, q1 0.9, m0 = m1 = 200.
    const labels = { bothPass: 180, personOnly: 20, bothFail: 140, judgeOnly: 60 };
    const found = unbiasedShare({ passed: 400, judged: 1000, labels });
    expect(found?.value).toBeCloseTo(0.1 / 0.6, 12);
    expect(found?.low).toBeCloseTo(REFERENCE.low, 12);
    expect(found?.high).toBeCloseTo(REFERENCE.high, 12);
  });

  it('is unknown for a judge no better than a coin, and where a person has said only one thing', () => {
    const coin = { bothPass: 5, personOnly: 5, bothFail: 5, judgeOnly: 5 };
    expect(unbiasedShare({ passed: 5, judged: 10, labels: coin })).toBeUndefined();
    expect(
      unbiasedShare({ passed: 5, judged: 10, labels: { ...coin, bothFail: 0, judgeOnly: 0 } }),
    ).toBeUndefined();
    expect(unbiasedShare({ passed: 0, judged: 0, labels: { ...coin, bothFail: 9 } })).toBeUndefined();
  });
});
