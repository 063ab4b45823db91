// @ts-check
import { callFigures } from '../callFigures.mjs';
import { inFolder, writeJob } from '../job.mjs';
import { measure } from '../measure.mjs';
import { bareLoop, bareNode, help, parallamr } from '../programs.mjs';
import { runAgainstServer } from '../runAgainstServer.mjs';
import { cpuMs, peakMb, wallMs } from '../usageFigures.mjs';

/** @typedef {import('../usageFigures.mjs').MeasuredRows} MeasuredRows */

/**
 * What it takes until anything happens, beside a Node that does nothing.
 *
 * @type {readonly import('../benchCase.mjs').BenchCase<MeasuredRows>[]}
 */
export const startCases = [
  startCase('start-help', 'parallamr --help beside node -e 0', help),
  startCase('start-mock', 'one row of the mock beside node -e 0', parallamr(['--set', 'provider=mock'])),
];

/** @type {readonly import('../benchCase.mjs').BenchCase<import('../runAgainstServer.mjs').ServerRun>[]} */
export const firstCallCases = [
  {
    name: 'start-http',
    title: 'one row over HTTP',
    figures: callFigures(1, 0),
    programs: {
      parallamr: (node) => runAgainstServer(parallamr([]), 1, {}, node),
      'bare loop': (node) => runAgainstServer(bareLoop(10), 1, {}, node),
    },
  },
];

/**
 * @param {string} name
 * @param {string} title
 * @param {import('../job.mjs').Program} program
 * @returns {import('../benchCase.mjs').BenchCase<MeasuredRows>}
 */
function startCase(name, title, program) {
  /** @param {import('../job.mjs').Program} started */
  const start = (started) => (/** @type {string} */ node) =>
    inFolder(async (folder) => {
      const job = writeJob(folder, 1);
      const measurement = await measure(started(job), { results: job.results, node });
      if (measurement.code !== 0) throw new Error(measurement.stderr);
      return { rows: 1, measurement };
    });
  return {
    name,
    title,
    figures: [wallMs, cpuMs, peakMb],
    programs: { parallamr: start(program), 'bare node': start(bareNode) },
  };
}
