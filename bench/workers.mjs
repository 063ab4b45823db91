// @ts-check
import { readFileSync } from 'node:fs';
import { isChosen } from '../scripts/arguments/isChosen.mjs';
import { programArguments } from '../scripts/arguments/programArguments.mjs';
import { inFolder, okRowsIn, writeJob } from './job.mjs';
import { measure } from './measure.mjs';
import { startNatsServer } from './natsServer.mjs';
import { parallamr } from './programs.mjs';
import { inProcess, overHttp } from './workers/servers.mjs';
import { startWorkers } from './workers/startWorkers.mjs';

const USAGE = `npm run bench:workers -- [--rows 10000] [--places 5000] [--workers 2] [--latency 8000] [--profile FOLDER] [http] [in-process]

A run over workers on this machine, from its first call to its last answer, and what its processes take. Once with an HTTP
server behind the workers, which shares the processors with them, and once with calls that the workers answer themselves:
that is what workers add. --workers 0 is the same run without.`;
const kinds = { http: overHttp, 'in-process': inProcess };
const { values, positionals } = programArguments(
  USAGE,
  {
    allowPositionals: true,
    options: {
      rows: { type: 'string', default: '10000' },
      places: { type: 'string', default: '5000' },
      workers: { type: 'string', default: '2' },
      latency: { type: 'string', default: '8000' },
      profile: { type: 'string' },
    },
  },
  { numbers: ['rows', 'places', 'workers', 'latency'], cases: Object.keys(kinds) },
);
const [rows, places, workerCount, latencyMs] = [
  Number(values.rows),
  Number(values.places),
  Number(values.workers),
  Number(values.latency),
];
const node = values.profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', values.profile];
const [bin = ''] = parallamr([])({ prompt: '', experiments: '', results: '', baseUrl: '' });

for (const [kind, start] of Object.entries(kinds)) {
  if (!isChosen(kind, positionals)) continue;
  const answering = await start(latencyMs);
  console.log(`${rows} rows, ${workerCount} workers of ${places} places, ${answering.what}`);
  await (workerCount === 0 ? alone(answering) : overWorkers(answering));
  await answering.close();
}

/** @param {import('./workers/servers.mjs').Answering} answering */
async function overWorkers({ provider, env, flags, seen }) {
  const broker = await startNatsServer();
  const workers = await startWorkers(workerCount, {
    node: [...node, bin],
    args: [broker.url, '--serve', `${provider}=${places}`, ...flags],
    env,
  });
  const cap = Math.min(rows, places * workerCount);
  const measurement = await run(provider, ['--workers', broker.url, '--max-concurrent', `${cap}`], {});
  const brokerMs = cpuMsOf(broker.pid);
  const usages = await workers.end();
  await broker.close();
  tell(measurement, await seen(), cap);
  for (const usage of usages) tellUsage('worker', usage);
  tellCpu('broker', brokerMs);
}

/** @param {import('./workers/servers.mjs').Answering} answering */
async function alone({ provider, env, flags, seen }) {
  const cap = Math.min(rows, places);
  const caps = ['--max-concurrent', `${cap}`, '--provider-concurrency', `${provider}=${cap}`];
  const measurement = await run(provider, [...caps, ...flags], env);
  tell(measurement, await seen(), cap);
}

/** @typedef {import('./measure.mjs').Measurement & { ok: number }} Ran */

/**
 * @param {string} provider of all rows
 * @param {readonly string[]} flags
 * @param {Record<string, string>} env
 * @returns {Promise<Ran>}
 */
function run(provider, flags, env) {
  return inFolder(async (folder) => {
    const job = writeJob(folder, rows, { provider: () => provider });
    const args = [...node, ...parallamr(flags)(job)];
    const measurement = await measure(args, { results: job.results, env });
    return { ...measurement, ok: await okRowsIn(job.results) };
  });
}

/**
 * @param {Ran} ran
 * @param {Awaited<ReturnType<import('./workers/servers.mjs').Answering['seen']>>} seen
 * @param {number} cap calls at once
 */
function tell({ ok, stderr, startedAtMs, endedAtMs, usage }, seen, cap) {
  const tookMs = endedAtMs - startedAtMs;
  const callingMs = seen.lastAnswerAtMs - seen.firstCallAtMs;
  const idealMs = Math.ceil(rows / cap) * latencyMs;
  console.log(`  ${ok} of ${rows} rows ok, ${seen.calls} calls, ${seen.mostInFlight} at once at most`);
  const times = idealMs === 0 ? '' : `, ${idealMs / 1000} s ideal: ${(callingMs / idealMs).toFixed(2)} times`;
  console.log(`  first call to last answer: ${(callingMs / 1000).toFixed(2)} s${times}`);
  console.log(
    `  start to end: ${(tookMs / 1000).toFixed(2)} s, ${((1000 * rows) / tookMs).toFixed(0)} rows/s`,
  );
  tellUsage('run', usage);
  if (seen.cpuMs !== undefined) tellCpu('server', seen.cpuMs);
  if (ok === rows) return;
  console.log(stderr);
  process.exitCode = 1;
}

/**
 * @param {string} who
 * @param {import('./reportUsage.mjs').Usage} usage
 */
function tellUsage(who, { cpuMs, peakMb }) {
  tellCpu(who, cpuMs, `, ${peakMb.toFixed(0)} MB at most`);
}

/**
 * @param {string} who
 * @param {number} cpuMs
 * @param {string} [more]
 */
function tellCpu(who, cpuMs, more = '') {
  console.log(`  ${who}: ${((1000 * cpuMs) / rows).toFixed(0)} us of CPU per row${more}`);
}

/** @param {number | undefined} pid of a process on Linux, which counts in hundredths of a second */
function cpuMsOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}
