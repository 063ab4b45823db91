// @ts-check
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forkLlmServer } from '../forkLlmServer.mjs';

/** @typedef {import('./slowProvider.mjs').SlowCalls} SlowCalls */

/**
 * @typedef {object} Answering what answers the calls of a run
 * @property {string} what for the reader
 * @property {string} provider that rows name
 * @property {Record<string, string>} env of those who make calls
 * @property {readonly string[]} flags of those who make calls
 * @property {() => Promise<SlowCalls & { cpuMs?: number }>} seen when those who make calls have ended
 * @property {() => Promise<void>} close
 */

/**
 * An HTTP server in a process of its own.
 *
 * @param {number} latencyMs
 * @returns {Promise<Answering>}
 */
export async function overHttp(latencyMs) {
  const server = await forkLlmServer({ latencyMs });
  return {
    what: 'calls over HTTP to a server on this machine',
    provider: 'openai',
    env: { OPENAI_BASE_URL: `${server.url}/v1`, OPENAI_API_KEY: 'sk-bench' },
    flags: [],
    async seen() {
      const { counts, cpuMs } = await server.look();
      const { firstCallAtMs = Number.NaN, lastAnswerAtMs = Number.NaN } = counts;
      return { ...counts.all, firstCallAtMs, lastAnswerAtMs, cpuMs };
    },
    close: server.close,
  };
}

/**
 * A provider module in the processes that make the calls: no socket is between.
 *
 * @param {number} latencyMs
 * @returns {Promise<Answering>}
 */
export async function inProcess(latencyMs) {
  const folder = mkdtempSync(join(tmpdir(), 'parallamr-slow-'));
  const module = fileURLToPath(new URL('./slowProvider.mjs', import.meta.url));
  return {
    what: 'calls answered in the process that makes them',
    provider: 'slow',
    env: { SLOW_FOLDER: folder, SLOW_LATENCY_MS: `${latencyMs}` },
    flags: ['--provider-module', `slow=${module}`],
    async seen() {
      /** @type {SlowCalls[]} */
      const all = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
      const sum = (/** @type {'calls' | 'mostInFlight'} */ what) =>
        all.reduce((total, seen) => total + seen[what], 0);
      return {
        calls: sum('calls'),
        mostInFlight: sum('mostInFlight'),
        firstCallAtMs: Math.min(...all.map(({ firstCallAtMs }) => firstCallAtMs)),
        lastAnswerAtMs: Math.max(...all.map(({ lastAnswerAtMs }) => lastAnswerAtMs)),
      };
    },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
