// @ts-check
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { inFolder, okRowsIn, writeJob } from '../job.mjs';
import { measure } from '../measure.mjs';
import { parallamr } from '../programs.mjs';
import { cpuPerRow, peakMb, wallMs } from '../usageFigures.mjs';

/** @typedef {import('../usageFigures.mjs').MeasuredRows} MeasuredRows */

const program = parallamr([
  ...['--set', 'provider=azure', '--batch', '--batch-size', '50000', '--batch-poll', '0.2'],
]);

/**
 * Rows that wait in batches, and whether memory grows with their number.
 *
 * @type {readonly import('../benchCase.mjs').BenchCase<MeasuredRows>[]}
 */
export const batchCases = [
  {
    name: 'memory-batch',
    title: '100,000 rows in batches of 50,000 beside 50,000 rows in one',
    mostRuns: 3,
    figures: [wallMs, cpuPerRow, peakMb],
    programs: { '100,000': asked(100_000), '50,000': asked(50_000) },
  },
];

/**
 * @param {number} rows
 * @returns {(node: string) => Promise<MeasuredRows>}
 */
function asked(rows) {
  return (node) =>
    inFolder(async (folder) => {
      const server = fork(fileURLToPath(new URL('../batchServer.mjs', import.meta.url)), { execArgv: [] });
      try {
        const [url] = await once(server, 'message');
        const job = writeJob(folder, rows);
        const env = { AZURE_OPENAI_ENDPOINT: `${url}/azure`, AZURE_OPENAI_API_KEY: 'a-key-of-no-worth' };
        const measurement = await measure(program(job), { results: job.results, env, node });
        const written = await okRowsIn(job.results);
        if (measurement.code !== 0 || written !== rows)
          throw new Error(`${written} of ${rows} rows are ok\n${measurement.stderr}`);
        return { rows, measurement };
      } finally {
        server.kill();
      }
    });
}
