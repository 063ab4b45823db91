// @ts-check
import { workers } from './dispatch.mjs';
import { play } from './play.mjs';
import { ideal } from './policies/others.mjs';

/**
 * @typedef {object} Comparison
 * @property {number} ratio the worst over the models: when its last row had its answer, over when that was possible
 * @property {number} idealMs of the whole run
 * @property {number} lateMs by how much the whole run took longer
 * @property {number} refused share of calls that were refused because of what had been sent
 * @property {number} failed rows without an answer
 */

const idealClient = workers(ideal, { letsGo: true });

/**
 * One situation under each of the policies, beside a client that knows the server's limits and whose calls arrive at once.
 *
 * @param {import('./play.mjs').Situation} situation
 * @param {Readonly<Record<string, import('./dispatch.mjs').Client>>} clients
 * @returns {Record<string, Comparison>}
 */
export function compare(situation, clients) {
  const best = play({ ...situation, spreadMs: 0, coldMs: 0 }, idealClient);
  const idealMs = Math.max(...best.endedMs.values());
  return Object.fromEntries(
    Object.entries(clients).map(([name, client]) => {
      const { endedMs, calls, refusedByLoad, failed, unended } = play(situation, client);
      const ratios = [...best.endedMs].map(([model, ms]) => (endedMs.get(model) ?? Infinity) / ms);
      const comparison = {
        ratio: Math.max(...ratios),
        idealMs,
        lateMs: Math.max(...endedMs.values()) - idealMs,
        refused: refusedByLoad / calls,
        failed: failed + unended,
      };
      return [name, comparison];
    }),
  );
}
