// @ts-check

import { forkLlmServer } from '../forkLlmServer.mjs';
import { inFolder, writeJob } from '../job.mjs';
import { measure } from '../measure.mjs';
import { parallamr } from '../programs.mjs';
import { cpuPerRow, interruption, loopDelays, peakMb, wallMs } from '../usageFigures.mjs';

/** @typedef {import('../usageFigures.mjs').MeasuredRows} MeasuredRows */

const rows = 1e6;

/**
 * Rows that end at once must hold up nothing else: no answer, and no Ctrl-C.
 *
 * @type {readonly import('../benchCase.mjs').BenchCase<MeasuredRows>[]}
 */
export const haltCases = [
  {
    name: 'halted',
    title: '1,000,000 rows of a provider that nobody listens at',
    mostRuns: 3,
    figures: [wallMs, cpuPerRow, peakMb, ...loopDelays],
    programs: { parallamr: (node) => halted(node) },
  },
  {
    name: 'interrupted',
    title: 'the same, with a Ctrl-C after 3 s',
    mostRuns: 3,
    figures: [wallMs, ...interruption],
    programs: { parallamr: (node) => halted(node, 3000) },
  },
];

/**
 * @param {string} node
 * @param {number} [interruptAfterMs]
 * @returns {Promise<MeasuredRows>}
 */
function halted(node, interruptAfterMs) {
  return inFolder(async (folder) => {
    const job = writeJob(folder, rows, { provider: () => 'ollama' });
    const server = await forkLlmServer({});
    await server.close();
    const measurement = await measure(parallamr([], { quiet: false })(job), {
      results: job.results,
      node,
      env: { OLLAMA_BASE_URL: server.url },
      ...(interruptAfterMs !== undefined && { interruptAfterMs }),
    });
    if (!measurement.stderr.includes('is halted')) throw new Error(measurement.stderr);
    return { rows, measurement };
  });
}
