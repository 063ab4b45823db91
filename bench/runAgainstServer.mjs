// @ts-check
import { forkLlmServer } from './forkLlmServer.mjs';
import { inFolder, okRowsIn, writeJob } from './job.mjs';
import { measure } from './measure.mjs';

/** @typedef {import('./llmServer.mjs').LlmServerOptions} LlmServerOptions */
/** @typedef {import('./llmServer.mjs').LlmServerCounts} LlmServerCounts */
/** @typedef {import('./measure.mjs').Measurement} Measurement */
/** @typedef {import('./job.mjs').Program} Program */

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
 * @param {string} [node] runs it. Default: the Node this is
 * @returns {Promise<ServerRun>}
 */
export function runAgainstServer(program, rows, serverOptions, node) {
  return inFolder(async (folder) => {
    const server = await forkLlmServer(serverOptions);
    try {
      const job = writeJob(folder, rows, { baseUrl: `${server.url}/v1` });
      const env = { OPENAI_BASE_URL: job.baseUrl };
      const measurement = await measure(program(job), { results: job.results, env, node });
      const { counts, cpuMs } = await server.look();
      const okRows = await okRowsIn(job.results);
      if (okRows !== rows) throw new Error(`${okRows} of ${rows} rows are ok\n${measurement.stderr}`);
      return { measurement, counts, serverCpuMs: cpuMs };
    } finally {
      await server.close();
    }
  });
}
