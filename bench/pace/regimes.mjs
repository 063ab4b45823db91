// @ts-check
import { atOnce, bucket, fixedWindow, only } from './limits.mjs';

/** @typedef {import('./server.mjs').Weather} Weather */
/** @typedef {import('./server.mjs').Hints} Hints */

/**
 * @typedef {object} Regime
 * @property {string} name the letter of its kind first
 * @property {string} title
 * @property {() => Weather} weather a fresh one: limits have state
 * @property {(index: number) => string} [modelOf] of a row. Default: one model
 * @property {(model: string) => string} [limitOf] what the provider says that its limits belong to. Default: the model
 * @property {boolean} [sized] whether rows differ in size: 100 to 8,000 tokens. Default: 100 each
 */

/** @type {readonly Hints[]} */
const allHints = ['headers', 'retry-after', 'retry-after-ms', 'none'];
const told = { headers: 'headers', 'retry-after': 'seconds', 'retry-after-ms': 'ms', none: 'untold' };
const fifty = () => bucket({ burst: 10, rates: [[0, 50]] });

/** @type {readonly Regime[]} */
export const regimes = [
  { name: 'a', title: 'no limit', weather: () => ({ limits: [], hints: 'none' }) },
  ...[0.01, 0.05, 0.1].flatMap((share) => [
    chance(share, 'untold', { share }),
    chance(share, '500 ms', { share, delayMs: 500 }),
    chance(share, 'as 500', { share, status: 500 }),
  ]),
  ...[429, 503].flatMap((refusalStatus) =>
    ['', ' spread'].map((how) => ({
      name: `c ${refusalStatus}${how}`,
      title: `10 at once, else ${refusalStatus}${how && ', arrivals spread over 2 ms'}`,
      weather: () => ({
        limits: [{ limit: atOnce(10) }],
        hints: /** @type {const} */ ('none'),
        refusalStatus,
        spreadMs: how ? 2 : 0,
      }),
    })),
  ),
  ...allHints.map((hints) => ({
    name: `d ${told[hints]}`,
    title: '50 a second, burst 10',
    weather: () => ({ limits: [{ limit: fifty() }], hints }),
  })),
  .../** @type {const} */ (['retry-after', 'none']).map((hints) => ({
    name: `e ${told[hints]}`,
    title: '60 in every full minute',
    weather: () => ({ limits: [{ limit: fixedWindow(60, 60_000) }], hints }),
  })),
  .../** @type {const} */ (['headers', 'retry-after-ms', 'none']).map((hints) => ({
    name: `f ${told[hints]}`,
    title: '100,000 tokens a minute',
    sized: true,
    weather: () => ({
      limits: [
        {
          limit: bucket({ burst: 100_000, rates: [[0, 100_000 / 60]], costOf: ({ tokens }) => tokens }),
          counts: /** @type {const} */ ('tokens'),
        },
      ],
      hints,
    }),
  })),
  .../** @type {const} */ (['headers', 'none']).map((hints) => ({
    name: `g ${told[hints]}`,
    title: 'a quarter of 50 a second from 10 s to 30 s',
    weather: () => ({
      limits: [
        {
          limit: bucket({
            burst: 10,
            rates: [
              [0, 50],
              [10_000, 12.5],
              [30_000, 50],
            ],
          }),
        },
      ],
      hints,
    }),
  })),
  .../** @type {const} */ (['retry-after-ms', 'none']).map((hints) => ({
    name: `h ${told[hints]}`,
    title: 'two models, 5 and 100 a second',
    modelOf: (/** @type {number} */ index) => (index % 2 ? 'free' : 'tight'),
    weather: () => ({
      limits: [
        { limit: only(bucket({ burst: 10, rates: [[0, 5]] }), ({ model }) => model === 'tight') },
        { limit: only(bucket({ burst: 10, rates: [[0, 100]] }), ({ model }) => model === 'free') },
      ],
      hints,
    }),
  })),
  {
    name: 'i class',
    title: 'two models share 20 a second, the account has 50',
    modelOf: (index) => (index % 2 ? 'opus-1' : 'opus-2'),
    limitOf: () => 'opus',
    weather: () => ({
      limits: [
        { limit: bucket({ burst: 10, rates: [[0, 20]] }) },
        { limit: bucket({ burst: 10, rates: [[0, 50]] }), account: true },
      ],
      hints: 'none',
    }),
  },
  {
    name: 'i account',
    title: 'two models of 50 a second each, the account has 30',
    modelOf: (index) => (index % 2 ? 'one' : 'other'),
    weather: () => ({
      limits: [
        { limit: only(fifty(), ({ model }) => model === 'one') },
        { limit: only(fifty(), ({ model }) => model === 'other') },
        { limit: bucket({ burst: 10, rates: [[0, 30]] }), account: true },
      ],
      hints: 'none',
    }),
  },
  ...allHints.map((hints) => ({
    name: `j ${told[hints]}`,
    title: '50 a second, 5 % refused by chance, 2 % of 500',
    weather: () => ({ limits: [{ limit: fifty() }], hints, chance: { share: 0.05 }, errors: 0.02 }),
  })),
  .../** @type {const} */ (['headers', 'none']).map((hints) => ({
    name: `k ${told[hints]}`,
    title: '5 a second, 50 a minute later',
    weather: () => ({
      limits: [
        {
          limit: bucket({
            burst: 10,
            rates: [
              [0, 5],
              [60_000, 50],
            ],
          }),
        },
      ],
      hints,
    }),
  })),
];

/**
 * @param {number} share
 * @param {string} how
 * @param {import('./server.mjs').Chance} given
 * @returns {Regime}
 */
function chance(share, how, given) {
  return {
    name: `b ${100 * share} % ${how}`,
    title: `${100 * share} % refused by chance`,
    weather: () => ({ limits: [], chance: given, hints: 'none' }),
  };
}

/** What a run is like on our side of the line. */
export const latencies = /** @type {const} */ (['20 ms', '1 s', '8 s']);
export const caps = /** @type {const} */ ([5, 20, 100, Infinity]);

/**
 * Milliseconds that a row's answer takes. 8 s is the median of a lognormal distribution: one of 40 takes three times as
 * long.
 *
 * @param {typeof latencies[number]} latency
 * @param {() => number} random
 */
export function latencyMs(latency, random) {
  if (latency === '20 ms') return 20;
  if (latency === '1 s') return 1000;
  // Box and Muller.
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return 8000 * Math.exp(0.55 * normal);
}
