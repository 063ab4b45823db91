// @ts-check
import { isChosen } from '../scripts/arguments/isChosen.mjs';
import { programArguments } from '../scripts/arguments/programArguments.mjs';
import { refuse } from '../scripts/arguments/refuse.mjs';

import { aligned } from './aligned.mjs';
import { compare } from './pace/compare.mjs';
import { policies } from './pace/policies/all.mjs';
import { caps, latencies, regimes } from './pace/regimes.mjs';
import { median } from './statistics.mjs';

const USAGE = `npm run pace -- [--seeds 1] [--each] [--only parallamr] [--spread MS] [--cold MS] [REGIME...]

Policies in weather of every kind, in virtual time. REGIME is the beginning of one or more names. One line for each regime:
the median over latencies and caps of the time that a run took over the ideal one, the worst of them, and the share of
calls that were refused because of what had been sent. Rows that were given up are counted behind a cross. --each prints
every situation. With --spread every call is on its way for up to so many milliseconds, in every regime; with
--cold, for half of what is left of so many at the start, out and back, as with programs and connections that are cold.`;
const { values, positionals: names } = programArguments(
  USAGE,
  {
    allowPositionals: true,
    options: {
      seeds: { type: 'string', default: '1' },
      each: { type: 'boolean', default: false },
      only: { type: 'string' },
      spread: { type: 'string' },
      cold: { type: 'string' },
    },
  },
  { numbers: ['seeds', 'spread', 'cold'], cases: regimes.map(({ name }) => name) },
);
if (values.only !== undefined && !(values.only in policies))
  refuse(USAGE, `'${values.only}' is none of ${Object.keys(policies).join(', ')}`);
const clients = Object.fromEntries(
  Object.entries(policies).filter(([name]) => values.only === undefined || name === values.only),
);
const spreadMs = values.spread === undefined ? undefined : Number(values.spread);
const coldMs = values.cold === undefined ? undefined : Number(values.cold);
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);

/** @typedef {import('./pace/compare.mjs').Comparison} Comparison */

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(1)} %`;
/** @param {number} failed */
const givenUp = (failed) => (failed > 0 ? ` †${failed}` : '');

/** @param {readonly Comparison[]} all */
function cell(all) {
  const ratios = all.map(({ ratio }) => ratio);
  const refused = Math.max(...all.map((one) => one.refused));
  const failed = all.reduce((sum, one) => sum + one.failed, 0);
  return `${median(ratios).toFixed(2)} (${Math.max(...ratios).toFixed(2)}) ${percent(refused)}${givenUp(failed)}`;
}

/** @type {Record<string, Comparison[]>} */
const overall = Object.fromEntries(Object.keys(clients).map((name) => [name, []]));
const table = [['regime', ...Object.keys(clients)]];
for (const regime of regimes) {
  if (!isChosen(regime.name, names)) continue;
  /** @type {Record<string, Comparison[]>} */
  const all = Object.fromEntries(Object.keys(clients).map((name) => [name, []]));
  for (const latency of latencies) {
    for (const cap of caps) {
      for (const seed of seeds) {
        const compared = compare({ regime, latency, cap, seed, spreadMs, coldMs }, clients);
        for (const [name, comparison] of Object.entries(compared)) {
          all[name]?.push(comparison);
          overall[name]?.push(comparison);
        }
        if (values.each) {
          const situation = `${regime.name}, ${latency}, ${cap === Infinity ? 'no cap' : `cap ${cap}`}`;
          table.push([situation, ...Object.values(compared).map((one) => cell([one]))]);
        }
      }
    }
  }
  if (!values.each) table.push([regime.name, ...Object.values(all).map(cell)]);
}
table.push(['all', ...Object.values(overall).map(cell)]);
console.log('median (worst) of the time over the ideal, most refused for load, † rows given up\n');
console.log(aligned(table));
