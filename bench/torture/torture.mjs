// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { startLlmServer } from '../llmServer.mjs';
import { seededRandom } from '../seededRandom.mjs';
import { answered } from './answered.mjs';
import { callLedger } from './callLedger.mjs';
import { resultsWitness } from './resultsWitness.mjs';
import { tortureJob } from './tortureJob.mjs';
import { tortureRows, wrongResults } from './tortureRows.mjs';

/** @typedef {import('../llmServer.mjs').LlmServerCounts} LlmServerCounts */
/** @typedef {ReturnType<ReturnType<typeof tortureJob>['start']>} Run */

/**
 * @typedef {object} TortureOptions
 * @property {string} program the built command
 * @property {number} rows
 * @property {number} kills
 * @property {number} seed of rows, latencies, faults and the moments of the kills
 * @property {number} [cap] calls in flight at most. Default 50
 * @property {(line: string) => void} [log] told of each kill. Default: nobody
 */

/**
 * @typedef {object} TortureReport
 * @property {LlmServerCounts} counts what the server saw
 * @property {readonly number[]} lostCalls by kill: answers that were in flight, and had to be asked for once more
 * @property {number} tornRows kills that left half a row behind
 * @property {readonly string[]} violations
 */

const latencyMs = { min: 5, max: 100 };
const faults = { error: 0.05, reset: 0.02, broken: 0.02, hang: 0.002 };
/** About what the program takes to its first call: some kills are to hit it while it reads its journal. */
const startUpMs = 600;

/**
 * Kills a run with `kill -9` again and again, resumes it until it is done, and looks for what it has lost.
 *
 * @param {TortureOptions} options
 * @returns {Promise<TortureReport>}
 */
export async function torture({ program, rows: rowCount, kills, seed, cap = 50, log = () => {} }) {
  const random = seededRandom(seed);
  const rows = tortureRows(rowCount, random);
  const promptOf = new Map(rows.map(({ id, prompt }) => [id, prompt]));
  const server = await startLlmServer({ latencyMs, faults, seed });
  const job = tortureJob({ program, url: server.url, cap, rows });
  const witness = resultsWitness(job.results);
  const ledger = callLedger(cap);
  /** @type {string[]} */
  const violations = [];
  /** @type {number[]} */
  const lostCalls = [];
  let tornRows = 0;

  async function look() {
    while (server.counts.connections.open > 0) await sleep(1);
    const seen = witness.look();
    const written = new Set(seen.results.map(({ id = '' }) => promptOf.get(id) ?? ''));
    const settled = ledger.settle(server.counts.rows, written);
    violations.push(...seen.violations, ...settled.violations);
    return { ...seen, lost: settled.lostCalls };
  }

  try {
    let writtenRows = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      const run = job.start();
      const share = (rowCount - writtenRows) / (kills - kill + 2);
      if (random() < 0.2) await sleep(random() * startUpMs);
      else await answered(run.child, server.counts, Math.floor(2 * share * random()));
      run.child.kill('SIGKILL');
      const { signal, code, stderr } = await run.ended;
      if (code) violations.push(`a run ends by itself with ${code}: ${stderr}`);

      const { results, torn, lost } = await look();
      writtenRows = results.length;
      if (signal === 'SIGKILL') lostCalls.push(lost);
      if (torn) tornRows += 1;
      log(
        `kill ${kill}: ${writtenRows} of ${rowCount} rows written, ${lost} answers lost${torn ? ', a torn row' : ''}`,
      );
    }

    const { code, stderr } = await job.start().ended;
    if (code !== 0) violations.push(`the last run ends with ${code}: ${stderr}`);
    const { results, torn } = await look();
    if (torn) violations.push('the last row is torn');
    violations.push(...wrongResults(rows, results));
    violations.push(...job.leftovers().map((name) => `left behind: ${name}`));
    return { counts: server.counts, lostCalls, tornRows, violations };
  } finally {
    await server.close();
    job.remove();
  }
}
