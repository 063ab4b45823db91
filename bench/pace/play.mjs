// @ts-check
import { seededRandom } from '../seededRandom.mjs';
import { latencyMs } from './regimes.mjs';
import { server } from './server.mjs';
import { VirtualClock } from './virtualClock.mjs';

/**
 * @typedef {object} Situation
 * @property {import('./regimes.mjs').Regime} regime
 * @property {typeof import('./regimes.mjs').latencies[number]} latency
 * @property {number} cap
 * @property {number} [rows] default 1,000
 * @property {number} [seed] default 1
 * @property {number | undefined} [spreadMs] of calls on their way. Default: that of the regime's weather
 * @property {number | undefined} [coldMs] in which calls are longer on their way. Default: that of the regime's weather
 */

/**
 * @typedef {object} Figures
 * @property {ReadonlyMap<string, number>} endedMs when the last row of each model had its answer
 * @property {number} calls
 * @property {number} refusedByLoad calls that were refused because of what had been sent
 * @property {number} refusedByChance
 * @property {number} failed rows that were given up
 * @property {number} unended rows without an end: a defect
 */

/** No run takes as long, in milliseconds. */
const tooLongMs = 48 * 3_600_000;

/**
 * Plays one run in virtual time.
 *
 * @param {Situation} situation
 * @param {import('./dispatch.mjs').Client} client
 * @returns {Figures}
 */
export function play({ regime, latency, cap, rows: count = 1000, seed = 1, spreadMs, coldMs }, client) {
  const clock = new VirtualClock();
  const weather = regime.weather();
  const { call, counts, limits } = server(
    { ...weather, spreadMs: spreadMs ?? weather.spreadMs, coldMs: coldMs ?? weather.coldMs },
    { clock, seed },
  );
  const random = seededRandom(seed);
  const rows = Array.from({ length: count }, (_, index) => ({
    index,
    model: regime.modelOf?.(index) ?? 'one',
    tokens: regime.sized ? Math.round(100 + 7900 * random()) : 100,
    latencyMs: latencyMs(latency, random),
  }));
  /** @type {Map<string, number>} */
  const endedMs = new Map();
  let unended = count;
  let failed = 0;

  client({
    clock,
    rows,
    cap,
    random: seededRandom(seed + 1),
    send: call,
    ended(row, ok) {
      unended -= 1;
      if (!ok) failed += 1;
      endedMs.set(row.model, clock.now());
    },
    limitOf: regime.limitOf ?? ((model) => model),
    limits,
  });
  clock.run(tooLongMs);
  return { endedMs, ...counts, failed, unended };
}
