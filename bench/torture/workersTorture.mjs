// @ts-check
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLlmServer } from '../llmServer.mjs';
import { startNatsServer } from '../natsServer.mjs';
import { seededRandom } from '../seededRandom.mjs';
import { answered } from './answered.mjs';
import { resultsWitness } from './resultsWitness.mjs';
import { tortureJob } from './tortureJob.mjs';
import { tortureRows, wrongResults } from './tortureRows.mjs';
import { usedUpCalls } from './usedUpCalls.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {'run' | 'worker' | 'frozen' | 'drained' | 'broker'} Victim */

/**
 * @typedef {object} WorkersTortureReport
 * @property {number} calls that the server has seen
 * @property {number} twice calls beyond one for each row that was answered: made again
 * @property {number} inFlight calls that killed and frozen workers may have had in flight: as many may be made again
 * @property {number} usedUp calls that three workers have taken, and none has answered
 * @property {Record<Victim, number>} kills
 * @property {readonly string[]} violations
 */

const latencyMs = { min: 20, max: 300 };
const workerCount = 3;
const places = 12;
/** Beyond the lease of a call. */
const frozenMs = 17_000;
/** @type {readonly Victim[]} */
const victims = ['run', 'run', 'worker', 'worker', 'frozen', 'drained', 'broker'];

/**
 * Kills runs, workers and the broker between them again and again, and looks for what is lost or made twice.
 *
 * @param {object} options
 * @param {string} options.program the built command
 * @param {number} options.rows
 * @param {number} options.kills
 * @param {number} options.seed of rows, latencies, faults, and of whom is killed when
 * @param {number} options.failures share of calls that fail in passing
 * @param {(line: string) => void} [options.log] told of each kill. Default: nobody
 * @returns {Promise<WorkersTortureReport>}
 */
export async function workersTorture({ program, rows: rowCount, kills, seed, failures, log = () => {} }) {
  const random = seededRandom(seed);
  const rows = tortureRows(rowCount, random);
  const faults = { error: failures / 2, reset: failures / 4, broken: failures / 4 };
  const server = await startLlmServer({ latencyMs, faults, seed });
  const broker = await startNatsServer();
  const usedUp = await usedUpCalls(broker.url);
  const flags = ['--workers', broker.url, '--run-name', 'torture'];
  const job = tortureJob({ program, url: server.url, cap: workerCount * places, rows, flags });
  const witness = resultsWitness(job.results);
  /** @type {string[]} */
  const violations = [];
  /** @type {Record<Victim, number>} */
  const killed = { run: 0, worker: 0, frozen: 0, drained: 0, broker: 0 };
  let inFlight = 0;
  let born = 0;
  /** @type {Set<ChildProcess>} */
  const frozen = new Set();

  const worker = () => {
    born += 1;
    const name = `w${born}`;
    const args = ['worker', broker.url, '--serve', `openai=${places}`, '--name', name];
    const env = { OPENAI_BASE_URL: `${server.url}/${name}/v1`, OPENAI_API_KEY: 'sk-torture' };
    return { name, child: spawn(process.execPath, [program, ...args], { env, stdio: 'ignore' }) };
  };
  const workers = Array.from({ length: workerCount }, worker);

  let run = job.start();
  const look = () => {
    const seen = witness.look();
    violations.push(...seen.violations);
    return seen;
  };

  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const left = rowCount - server.counts.endings.success;
      await answered(run.child, server.counts, Math.floor((2 * left * random()) / (kills - kill + 2)));
      const victim = victims[Math.floor(random() * victims.length)] ?? 'run';
      const place = Math.floor(random() * workers.length);
      killed[victim] += 1;
      const chosen = workers[place];
      if (victim === 'run') {
        run.child.kill('SIGKILL');
        await run.ended;
        look();
        run = job.start();
      } else if (victim === 'broker') {
        await broker.kill();
        await sleep(random() * 1000);
        await broker.start();
      } else if (chosen !== undefined) {
        // Some of them are answered by the server, and not by the worker.
        if (victim !== 'drained') inFlight += places;
        workers[place] = worker();
        if (victim === 'frozen') {
          const { child } = chosen;
          child.kill('SIGSTOP');
          frozen.add(child);
          setTimeout(() => child.kill('SIGCONT'), frozenMs).unref();
        } else chosen.child.kill(victim === 'worker' ? 'SIGKILL' : 'SIGTERM');
      }
      log(`kill ${kill}: ${victim}, ${server.counts.endings.success} answers so far`);
      if (run.child.exitCode !== null) run = job.start();
    }

    let { code, stderr } = await run.ended;
    if (code !== 0) ({ code, stderr } = await job.start().ended);
    if (code !== 0) violations.push(`the last run ends with ${code}: ${stderr}`);
    // What wakes up again must not change what is written.
    const { results, torn } = look();
    if (torn) violations.push('the last row is torn');
    violations.push(...wrongResults(rows, results, usedUp.prompts));
    violations.push(...job.leftovers().map((name) => `left behind: ${name}`));
    const { success, aborted } = server.counts.endings;
    const twice = success + aborted - rowCount;
    if (twice > inFlight) violations.push(`${twice} calls were made twice, and ${inFlight} were in flight`);
    return {
      calls: server.counts.all.calls,
      twice,
      inFlight,
      usedUp: usedUp.prompts.size,
      kills: killed,
      violations,
    };
  } finally {
    for (const { child } of workers) child.kill('SIGKILL');
    for (const child of frozen) child.kill('SIGKILL');
    run.child.kill('SIGKILL');
    await usedUp.close();
    await broker.close();
    await server.close();
    job.remove();
  }
}
