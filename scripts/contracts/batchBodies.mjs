// @ts-check

import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { CONTRACT_FLAGS, runProgram } from './contractRuns.mjs';

/** Those of the described providers that take batches. */
const WITH_BATCHES = ['anthropic', 'gemini', 'groq', 'mistral', 'openai', 'openrouter'];
const RESULTS = 'batch.csv';

/**
 * What a provider is asked in batches: the questions of `contractRuns`, which must have run in the same folder. A server
 * takes every job, and nothing is answered.
 *
 * @param {{ provider: string, envAt: (url: string) => Record<string, string>, cwd: string }} options
 * @returns {Promise<readonly { what: string, body: object }[]>} Nothing for a provider without batches.
 */
export async function batchBodies({ provider, envAt, cwd }) {
  if (!WITH_BATCHES.includes(provider)) return [];
  const { server, lines, url } = await startTaker();
  try {
    const asked = [];
    for (const flags of CONTRACT_FLAGS) {
      lines.length = 0;
      const args = ['-e', 'rows.jsonl', '--image', 'image', '-o', RESULTS, '--batch', '--no-wait'];
      await runProgram([...args, ...flags], { cwd, env: envAt(url) });
      for (const end of ['', '.batches.jsonl']) rmSync(join(cwd, `${RESULTS}${end}`), { force: true });
      asked.push(...lines.map((line) => ({ what: ['in a batch', ...flags].join(' '), body: bodyOf(line) })));
    }
    return asked;
  } finally {
    server.close();
  }
}

/** @param {Record<string, any>} line */
function bodyOf({ body, params, request }) {
  return body ?? params ?? request;
}

/** @returns {Promise<{ server: import('node:http').Server, lines: Record<string, any>[], url: string }>} */
async function startTaker() {
  /** @type {Record<string, any>[]} */
  const lines = [];
  const server = createServer(async (request, response) => {
    const text = (await buffer(request)).toString();
    if (request.method === 'POST') lines.push(...linesIn(text));
    const batch = { status: 'in_progress', processing_status: 'in_progress', state: 'RUNNING' };
    const names = { id: 'job-1', name: 'batches/1', metadata: { state: 'BATCH_STATE_RUNNING' } };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.method === 'POST' ? { ...names, ...batch } : { data: [] }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { server, lines, url: `http://127.0.0.1:${port}` };
}

/**
 * The requests in an upload or in the making of a job.
 *
 * @param {string} text
 * @returns {Record<string, any>[]}
 */
export function linesIn(text) {
  const isJson = !text.startsWith('--');
  if (isJson) {
    const { requests, batch } = JSON.parse(text);
    return requests ?? batch?.inputConfig?.requests?.requests ?? [];
  }
  return text
    .split(/\r?\n/)
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}
