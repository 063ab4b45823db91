// @ts-check
import { fileURLToPath } from 'node:url';
import { programArguments } from '../scripts/arguments/programArguments.mjs';
import { aligned } from './aligned.mjs';
import { torture } from './torture/torture.mjs';

const USAGE = `npm run torture -- [--workers [--failures 0.09]] [--kills 100] [--rows 4000] [--seed N]

Ends with 1 if anything was lost, torn or unexplained. --workers kills runs, workers and the broker between them; --failures
is the share of calls that fail in passing then.`;
const { values } = programArguments(
  USAGE,
  {
    options: {
      kills: { type: 'string', default: '100' },
      rows: { type: 'string', default: '4000' },
      seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
      workers: { type: 'boolean', default: false },
      failures: { type: 'string', default: '0.09' },
    },
  },
  { numbers: ['kills', 'rows', 'seed', 'failures'] },
);
const [kills, rows, seed] = [Number(values.kills), Number(values.rows), Number(values.seed)];
const program = fileURLToPath(new URL('../dist/bin.js', import.meta.url));

console.log(`${rows} rows, ${kills} kills, --seed ${seed}`);
const job = { program, rows, kills, seed, log: console.log };
const { figures, violations } = values.workers ? await overWorkers() : await alone();
console.log(aligned(figures.map(([figure, value]) => [figure, `${value}`])));
for (const violation of violations.slice(0, 20)) console.error(violation);
if (violations.length > 0) process.exitCode = 1;

/** @typedef {{ figures: (readonly [string, number | string])[], violations: readonly string[] }} Account */

/** @returns {Promise<Account>} */
async function alone() {
  const { counts, lostCalls, tornRows, violations } = await torture(job);
  const { success, aborted, error, reset, broken, hang } = counts.endings;
  const figures = Object.entries({
    'rows, each exactly once': rows,
    'kills survived': lostCalls.length,
    calls: counts.all.calls,
    'calls failed by the server (500, reset, broken, hanging)': error + reset + broken + hang,
    'calls answered, or cut off by a kill': success + aborted,
    'calls made twice: their answer was on its way at a kill': lostCalls.reduce((sum, lost) => sum + lost, 0),
    'most of them at one kill': Math.max(0, ...lostCalls),
    'most calls in flight': counts.all.mostInFlight,
    'half rows left by a kill, and cut off again': tornRows,
    violations: violations.length,
  });
  return { figures, violations };
}

/** @returns {Promise<Account>} */
async function overWorkers() {
  const { workersTorture } = await import('./torture/workersTorture.mjs');
  const report = await workersTorture({ ...job, failures: Number(values.failures) });
  const { run, worker, frozen, drained, broker } = report.kills;
  const figures = Object.entries({
    'rows, each exactly once': rows,
    'runs killed': run,
    'workers killed': worker,
    'workers frozen beyond the lease': frozen,
    'workers told to end': drained,
    'brokers killed': broker,
    calls: report.calls,
    'calls made twice': report.twice,
    'calls that killed and frozen workers had places for': report.inFlight,
    'calls that three workers took and none answered': report.usedUp,
    violations: report.violations.length,
  });
  return { figures, violations: report.violations };
}
