// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { forkLlmServer } from '../forkLlmServer.mjs';
import { writeJob } from '../job.mjs';
import { parallamr } from '../programs.mjs';

/**
 * @typedef {object} TimeRegime
 * @property {string} title
 * @property {number} rows
 * @property {number} [pilot] rows that run first. Default 20
 * @property {readonly string[]} flags
 * @property {import('../llmServer.mjs').LlmServerOptions} server without functions
 */

const latencyMs = { min: 50, max: 450 };

/**
 * What decides how long a run takes: the number of calls at once, a limit of one's own, or what the server lets in.
 *
 * @type {readonly TimeRegime[]}
 */
export const regimes = [
  {
    title: '10 calls at once',
    rows: 400,
    flags: ['--provider-concurrency', 'openai=10'],
    server: { latencyMs },
  },
  {
    title: '--rate-limit of 30 a second',
    rows: 400,
    flags: ['--provider-concurrency', 'openai=50', '--rate-limit', 'openai=30/s'],
    server: { latencyMs },
  },
  {
    title: '--token-limit of 30,000 a minute',
    rows: 200,
    flags: ['--provider-concurrency', 'openai=50', '--token-limit', 'openai=30000/m'],
    server: { latencyMs },
  },
  {
    title: 'a server that lets in 10 a second, and says so',
    rows: 150,
    flags: ['--provider-concurrency', 'openai=5'],
    server: { latencyMs, limits: { bucket: { ratePerSecond: 10, burst: 5, headers: 'openai' } } },
  },
  {
    title: 'a server that lets in 20 a second, and refuses what is more, after 50 rows',
    rows: 350,
    pilot: 50,
    flags: ['--provider-concurrency', 'openai=20'],
    server: { latencyMs, limits: { bucket: { ratePerSecond: 20, burst: 5, headers: 'retry-after-ms' } } },
  },
];

/**
 * Runs some rows, forecasts the others, and runs these.
 *
 * @param {TimeRegime} regime
 * @returns {Promise<{ forecastMs: number, trueMs: number }>}
 */
export async function timeOff({ rows, pilot = 20, flags, server: serverOptions }) {
  const folder = mkdtempSync(join(tmpdir(), 'parallamr-bench-'));
  const server = await forkLlmServer(serverOptions);
  try {
    const job = writeJob(folder, rows, { baseUrl: `${server.url}/v1` });
    const summary = join(folder, 'summary.json');
    const run = async (/** @type {readonly string[]} */ more) => {
      await ran(parallamr([...flags, ...more, '--summary', summary])(job), job.baseUrl);
      return JSON.parse(readFileSync(summary, 'utf8'));
    };
    await run(['--limit', `${pilot}`]);
    const { durationMs } = await run(['--resume', '--validate-only']);
    const { wallMs } = await run(['--resume']);
    return { forecastMs: durationMs.mid, trueMs: wallMs };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} args
 * @param {string} baseUrl
 */
async function ran(args, baseUrl) {
  const child = spawn(process.execPath, args, {
    env: { OPENAI_BASE_URL: baseUrl },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = text(child.stderr);
  const [code] = await once(child, 'close');
  // 1: rows are left, as the pilot leaves them.
  if (code !== 0 && code !== 1) throw new Error(await said);
}
