// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { answeringMs } from './callFigures.mjs';
import { forkLlmServer } from './forkLlmServer.mjs';
import { inFolder, okRowsIn, writeJob } from './job.mjs';
import { measure } from './measure.mjs';
import { startNatsServer } from './natsServer.mjs';
import { parallamr } from './programs.mjs';

/**
 * `npm run bench:workers -- [--rows 10000] [--places 5000] [--workers 2] [--latency 8000]`: a run over workers on this
 * machine, from its first call to its last answer, and what its processes take. `--workers 0` is the same run without.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000' },
    places: { type: 'string', default: '5000' },
    workers: { type: 'string', default: '2' },
    latency: { type: 'string', default: '8000' },
  },
});
const [rows, places, workerCount, latencyMs] = [
  Number(values.rows),
  Number(values.places),
  Number(values.workers),
  Number(values.latency),
];
const reportUsage = new URL('./reportUsage.mjs', import.meta.url).href;
const bin = parallamr([])({ prompt: '', experiments: '', results: '', baseUrl: '' })[0] ?? '';

const server = await forkLlmServer({ latencyMs });
const broker = await startNatsServer();
const env = { OPENAI_BASE_URL: `${server.url}/v1`, OPENAI_API_KEY: 'sk-bench' };
const workers = Array.from({ length: workerCount }, (_, n) => {
  const args = ['worker', broker.url, '--serve', `openai=${places}`, '--name', `w${n + 1}`];
  const child = spawn(process.execPath, ['--import', reportUsage, bin, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const isThere = new Promise((resolve) => {
    child.stderr?.on('data', (chunk) => String(chunk).includes('serves') && resolve(true));
  });
  return { child, isThere };
});
await Promise.all(workers.map(({ isThere }) => isThere));

const cap = String(Math.min(rows, workerCount === 0 ? places : places * workerCount));
const flags =
  workerCount === 0
    ? ['--max-concurrent', cap, '--provider-concurrency', `openai=${cap}`]
    : ['--workers', broker.url, '--max-concurrent', cap];
await inFolder(async (folder) => {
  const job = writeJob(folder, rows);
  const measurement = await measure(parallamr(flags)(job), { results: job.results, env });
  const { counts, cpuMs } = await server.look();
  const ok = await okRowsIn(job.results);
  const tookMs = measurement.endedAtMs - measurement.startedAtMs;
  const callingMs = answeringMs({ counts, measurement, serverCpuMs: cpuMs });
  const waves = Math.ceil(rows / Number(cap));
  console.log(
    `${ok} of ${rows} rows ok, ${counts.all.calls} calls, ${counts.all.mostInFlight} at once at most`,
  );
  console.log(
    `first call to last answer: ${(callingMs / 1000).toFixed(2)} s, ${(waves * latencyMs) / 1000} s ideal`,
  );
  console.log(`start to end: ${(tookMs / 1000).toFixed(2)} s, ${((1000 * rows) / tookMs).toFixed(0)} rows/s`);
  tell('run', measurement.usage);
  console.log(`server: ${((1000 * cpuMs) / rows).toFixed(0)} us of CPU per row`);
  const seconds = brokerCpuMs(broker.pid);
  console.log(`broker: ${((1000 * seconds) / rows).toFixed(0)} us of CPU per row`);
  if (ok !== rows) console.log(measurement.stderr);
});
for (const { child } of workers) {
  const usage = text(/** @type {import('node:stream').Readable} */ (child.stdio[3]));
  child.kill('SIGTERM');
  tell('worker', JSON.parse(await usage));
  if (child.exitCode === null) await once(child, 'exit');
}
await broker.close();
await server.close();

/**
 * @param {string} who
 * @param {import('./reportUsage.mjs').Usage} usage
 */
function tell(who, { cpuMs, peakMb }) {
  console.log(
    `${who}: ${((1000 * cpuMs) / rows).toFixed(0)} us of CPU per row, ${peakMb.toFixed(0)} MB at most`,
  );
}

/** @param {number | undefined} pid */
function brokerCpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}
