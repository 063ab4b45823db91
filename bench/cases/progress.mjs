// @ts-check
import { inFolder, writeJob } from '../job.mjs';
import { measure } from '../measure.mjs';
import { parallamr } from '../programs.mjs';
import { runAgainstServer } from '../runAgainstServer.mjs';
import { cpuMs } from '../usageFigures.mjs';

/** @typedef {import('../usageFigures.mjs').MeasuredRows} MeasuredRows */

/** @type {import('../benchCase.mjs').BenchCase<MeasuredRows>['figures']} */
const figures = [
  { ...cpuMs, compared: 'ratio' },
  { name: 'frames', of: ({ measurement }) => measurement.usage.drawing.frames, digits: 0 },
  { name: 'CPU of drawing, ms', of: ({ measurement }) => measurement.usage.drawing.cpuMs, digits: 1 },
  {
    name: 'CPU of drawing, % of all',
    of: ({ measurement: { usage } }) => (100 * usage.drawing.cpuMs) / usage.cpuMs,
    digits: 2,
  },
];

/** Of a run that waits: nothing but the drawing is done meanwhile. @type {typeof figures} */
const ofTheFirst = [
  {
    name: 'CPU until the first frame stands, ms',
    of: ({ measurement }) => measurement.usage.drawing.loadingMs,
    digits: 1,
  },
];

/**
 * What progress takes: what draws is loaded once, and then there are frames.
 *
 * @type {readonly import('../benchCase.mjs').BenchCase<MeasuredRows>[]}
 */
export const progressCases = [
  {
    name: 'progress-server',
    title: '1,000 rows of 200 ms, 20 at once, with and without progress',
    figures,
    programs: { 'with progress': againstServer('on'), without: againstServer('off') },
  },
  {
    name: 'progress-mock',
    title: '100,000 rows of the mock, with and without progress',
    figures,
    programs: { 'with progress': ofTheMock('on', 100_000), without: ofTheMock('off', 100_000) },
  },
  {
    name: 'progress-first',
    title: 'one row of 1.5 s, whose progress is drawn meanwhile',
    figures: ofTheFirst,
    programs: { 'with progress': ofTheMock('on', 1, { MOCK_LATENCY_MS: '1500' }) },
  },
];

/** @param {'on' | 'off'} progress */
function program(progress) {
  return parallamr(['--progress', progress, '--provider-concurrency', 'openai=20'], { quiet: false });
}

/**
 * @param {'on' | 'off'} progress
 * @returns {(node: string) => Promise<MeasuredRows>}
 */
function againstServer(progress) {
  const rows = 1000;
  return async (node) => {
    const { measurement } = await runAgainstServer(program(progress), rows, { latencyMs: 200 }, node);
    return { rows, measurement };
  };
}

/**
 * @param {'on' | 'off'} progress
 * @param {number} rows
 * @param {Record<string, string>} [env]
 * @returns {(node: string) => Promise<MeasuredRows>}
 */
function ofTheMock(progress, rows, env = {}) {
  return (node) =>
    inFolder(async (folder) => {
      const job = writeJob(folder, rows, { provider: () => 'mock' });
      const measurement = await measure(program(progress)(job), { results: job.results, node, env });
      if (measurement.code !== 0) throw new Error(measurement.stderr);
      return { rows, measurement };
    });
}
