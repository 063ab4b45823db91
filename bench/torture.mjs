// @ts-check
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { aligned } from './aligned.mjs';
import { torture } from './torture/torture.mjs';

/** `npm run torture -- [--kills 100] [--rows 4000] [--seed N]`; ends with 1 if anything was lost, torn or unexplained. */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    rows: { type: 'string', default: '4000' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
  },
});
const [kills, rows, seed] = [Number(values.kills), Number(values.rows), Number(values.seed)];
const program = fileURLToPath(new URL('../dist/bin.js', import.meta.url));

console.log(`${rows} rows, ${kills} kills, --seed ${seed}`);
const { counts, lostCalls, tornRows, violations } = await torture({
  program,
  rows,
  kills,
  seed,
  log: console.log,
});

const { success, aborted, error, reset, broken, hang } = counts.endings;
const twice = lostCalls.reduce((sum, lost) => sum + lost, 0);
console.log(
  aligned(
    Object.entries({
      'rows, each exactly once': rows,
      'kills survived': lostCalls.length,
      calls: counts.all.calls,
      'calls failed by the server (500, reset, broken, hanging)': error + reset + broken + hang,
      'calls answered, or cut off by a kill': success + aborted,
      'calls made twice: their answer was on its way at a kill': twice,
      'most of them at one kill': Math.max(0, ...lostCalls),
      'most calls in flight': counts.all.mostInFlight,
      'half rows left by a kill, and cut off again': tornRows,
      violations: violations.length,
    }).map(([figure, value]) => [figure, `${value}`]),
  ),
);
for (const violation of violations.slice(0, 20)) console.error(violation);
if (violations.length > 0) process.exitCode = 1;
