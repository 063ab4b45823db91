// @ts-check
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { forkLlmServer } from './forkLlmServer.mjs';
import { measure } from './measure.mjs';

/** @typedef {import('./llmServer.mjs').LlmServerOptions} LlmServerOptions */
/** @typedef {import('./llmServer.mjs').LlmServerCounts} LlmServerCounts */
/** @typedef {import('./measure.mjs').Measurement} Measurement */
/** @typedef {{ prompt: string, experiments: string, results: string, baseUrl: string }} Job */
/** @typedef {(job: Job) => string[]} Program a Node program's file and arguments */

/**
 * @typedef {object} ServerRun
 * @property {Measurement} measurement
 * @property {LlmServerCounts} counts
 * @property {number} serverCpuMs
 */

/**
 * Runs a program once, on rows of its own, against a fresh server in a fresh process.
 *
 * @param {Program} program
 * @param {number} rows
 * @param {LlmServerOptions} serverOptions without functions
 * @returns {Promise<ServerRun>}
 */
export async function runAgainstServer(program, rows, serverOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'parallamr-bench-'));
  const server = await forkLlmServer(serverOptions);
  try {
    const job = writeJob(folder, rows, `${server.url}/v1`);
    const env = { OPENAI_BASE_URL: job.baseUrl };
    const measurement = await measure(program(job), { results: job.results, env });
    const { counts, cpuMs } = await server.look();
    const okRows = okRowsIn(job.results);
    if (okRows !== rows) throw new Error(`${okRows} of ${rows} rows are ok\n${measurement.stderr}`);
    return { measurement, counts, serverCpuMs: cpuMs };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {number} rows
 * @param {string} baseUrl
 * @returns {Job}
 */
export function writeJob(folder, rows, baseUrl = '') {
  const job = {
    prompt: join(folder, 'prompt.txt'),
    experiments: join(folder, 'experiments.csv'),
    results: join(folder, 'results.csv'),
    baseUrl,
  };
  const lines = Array.from(
    { length: rows },
    (_, row) => `openai,gpt-4o-mini,en,Which number follows ${row}?`,
  );
  writeFileSync(job.prompt, 'Answer in {{language}}, in one sentence: {{question}}');
  writeFileSync(job.experiments, ['provider,model,language,question', ...lines, ''].join('\n'));
  return job;
}

/**
 * @param {string} results
 * @returns {number}
 */
export function okRowsIn(results) {
  /** @type {{ status: string }[]} */
  const rows = parse(readFileSync(results), { columns: true });
  return rows.filter(({ status }) => status === 'ok').length;
}
