import { describe, expect, it } from 'vitest';
import { compare } from '../../../bench/pace/compare.mjs';
import { atOnce } from '../../../bench/pace/limits.mjs';
import { policies } from '../../../bench/pace/policies/all.mjs';
import { latencies, regimes } from '../../../bench/pace/regimes.mjs';

const { parallamr, backoff } = policies;
const regimeOf = (name: string) => {
  const regime = regimes.find((one) => one.name === name);
  if (regime === undefined) throw new Error(`no regime ${name}`);
  return regime;
};
const takesAtOnce = (most: number, refusalStatus: number) => ({
  ...regimeOf('c 429'),
  weather: () => ({ limits: [{ limit: atOnce(most) }], hints: 'none' as const, refusalStatus }),
});

describe('the ideal', () => {
  it.each([
    { name: 'a', latency: '1 s', cap: 20, idealS: 50 },
    { name: 'c 429', latency: '1 s', cap: 100, idealS: 100 },
    { name: 'd untold', latency: '20 ms', cap: 100, idealS: (1000 - 10) / 50 + 0.02 },
    { name: 'e untold', latency: '20 ms', cap: 100, idealS: 16 * 60 + 0.02 },
    { name: 'k untold', latency: '20 ms', cap: 100, idealS: 60 + (1000 - 310) / 50 + 0.02 },
  ] as const)('of $name is $idealS s', ({ name, latency, cap, idealS }) => {
    const compared = compare({ regime: regimeOf(name), latency, cap }, {});
    expect(compared).toEqual({});
    const { ours } = compare({ regime: regimeOf(name), latency, cap }, { ours: backoff ?? (() => {}) });

    expect(ours?.idealMs).toBeGreaterThan(1000 * idealS - 5);
    expect(ours?.idealMs).toBeLessThan(1000 * idealS + 5);
  });
});

/** Most that is refused beyond chance. */
const MOST_REFUSED = 0.05;

describe('1,000 rows in every regime, latency and cap', () => {
  it.each(
    regimes.map(({ name }) => name),
  )('all have their answer, soon, with few refused that need not be: %s', (name) => {
    for (const latency of latencies) {
      // All of them are for `npm run pace`.
      for (const cap of [5, 100]) {
        const situation = { regime: regimeOf(name), latency, cap };
        const { ours } = compare(situation, { ours: parallamr ?? (() => {}) });

        expect({ ...situation, failed: ours?.failed }).toMatchObject({ failed: 0 });
        expect(ours?.refused).toBeLessThan(MOST_REFUSED);
        expect(ours?.lateMs).toBeLessThanOrEqual(0.5 * (ours?.idealMs ?? 0) + 3000);
      }
    }
  });
});

describe('1,000 rows against a server whose rate is overstepped now and then', () => {
  it.each([
    { name: 'e seconds', latency: '1 s', cap: 5, seed: 1 },
    { name: 'e seconds', latency: '20 ms', cap: 5, seed: 3 },
    { name: 'f ms', latency: '20 ms', cap: 5, seed: 2 },
    { name: 'f ms', latency: '20 ms', cap: 20, seed: 1 },
    { name: 'f ms', latency: '20 ms', cap: 20, seed: 2 },
    { name: 'f untold', latency: '1 s', cap: 20, seed: 2 },
    { name: 'f untold', latency: '8 s', cap: 20, seed: 3 },
    { name: 'f untold', latency: '20 ms', cap: 5, seed: 34 },
    { name: 'k untold', latency: '20 ms', cap: 20, seed: 1 },
  ] as const)('are answered soon, with few refused: $name, $latency, cap $cap, seed $seed', ({
    name,
    ...rest
  }) => {
    const situation = { regime: regimeOf(name), ...rest };
    const { ours } = compare(situation, { ours: parallamr ?? (() => {}) });

    expect(ours?.failed).toBe(0);
    expect(ours?.refused).toBeLessThan(MOST_REFUSED);
    expect(ours?.lateMs).toBeLessThanOrEqual(0.5 * (ours?.idealMs ?? 0) + 3000);
  });
});

describe('1,000 rows of 20 ms against a server without room for more than so many at once', () => {
  it.each([5, 10, 25, 30, 35, 40, 60])('are answered soon, with few refused: %i', (most) => {
    const regime = takesAtOnce(most, 503);
    const { ours } = compare({ regime, latency: '20 ms', cap: 100 }, { ours: parallamr ?? (() => {}) });

    expect(ours?.failed).toBe(0);
    expect(ours?.refused).toBeLessThan(MOST_REFUSED);
    expect(ours?.lateMs).toBeLessThan(3000);
  });
});

describe('1,000 rows whose calls arrive spread over 2 ms, at a server that takes so many at once', () => {
  it.each(
    [5, 10].flatMap((most) => [429, 503].map((refusalStatus) => ({ most, refusalStatus }))),
  )('are answered soon, with few refused: $most, else $refusalStatus', ({ most, refusalStatus }) => {
    const regime = takesAtOnce(most, refusalStatus);
    for (const latency of latencies) {
      for (const seed of [1, 2, 3]) {
        const situation = { regime, latency, cap: 100, seed, spreadMs: 2 };
        const { ours } = compare(situation, { ours: parallamr ?? (() => {}) });

        expect({ ...situation, failed: ours?.failed }).toMatchObject({ failed: 0 });
        expect(ours?.refused).toBeLessThan(MOST_REFUSED);
        expect(ours?.lateMs).toBeLessThanOrEqual(0.5 * (ours?.idealMs ?? 0) + 3000);
      }
    }
  });
});

describe('1,000 rows of 20 ms, with which calls end while others of a moment arrive', () => {
  it.each([
    { most: 15, seed: 5 },
    { most: 25, seed: 2 },
    { most: 30, seed: 32 },
    { most: 35, seed: 3 },
  ])('close the cap in time at a server without room for more than $most: seed $seed', ({ most, seed }) => {
    const regime = takesAtOnce(most, 503);
    const situation = { regime, latency: '20 ms', cap: Infinity, seed, spreadMs: 2 } as const;
    const { ours } = compare(situation, { ours: parallamr ?? (() => {}) });

    expect(ours?.failed).toBe(0);
    expect(ours?.refused).toBeLessThan(2 * MOST_REFUSED);
    expect(ours?.lateMs).toBeLessThan(3000);
  });
});

describe('1,000 rows of which one in 20 is refused by chance, at a server with a rate', () => {
  // One that says how long to wait refuses chance without a word: no time is lost with that.
  it.each([
    { name: 'j seconds', latency: '20 ms', cap: 20, seed: 34, refused: 0.054, ratio: 1.25 },
    { name: 'j seconds', latency: '1 s', cap: 100, seed: 12, refused: MOST_REFUSED, ratio: 1.1 },
    { name: 'j ms', latency: '1 s', cap: 100, seed: 34, refused: MOST_REFUSED, ratio: 1.1 },
    { name: 'j untold', latency: '1 s', cap: 100, seed: 39, refused: MOST_REFUSED, ratio: 1.1 },
    { name: 'j untold', latency: '1 s', cap: 100, seed: 42, refused: MOST_REFUSED, ratio: 1.5 },
  ] as const)('do not slow down with each that is: $name, $latency, seed $seed', ({
    name,
    refused,
    ratio,
    ...situation
  }) => {
    const { ours } = compare({ regime: regimeOf(name), ...situation }, { ours: parallamr ?? (() => {}) });

    expect(ours?.failed).toBe(0);
    expect(ours?.refused).toBeLessThan(refused);
    expect(ours?.ratio).toBeLessThan(ratio);
  });
});

describe('1,000 rows of 20 ms of which three in a row are refused at random before anything is known', () => {
  // Of the first 50 seeds, those in which that happens.
  it.each([7, 10, 39])('are not held back for it, seed %i', (seed) => {
    const regime = regimeOf('b 10 % 500 ms');
    const { ours } = compare({ regime, latency: '20 ms', cap: 100, seed }, { ours: parallamr ?? (() => {}) });

    expect(ours?.failed).toBe(0);
    expect(ours?.ratio).toBeLessThan(1.5);
  });
});
