// @ts-check
import { followEvents } from '../followEvents.mjs';
import { inFolder, writeJob } from '../job.mjs';
import { measure } from '../measure.mjs';
import { parallamr } from '../programs.mjs';
import { cpuPerRow } from '../usageFigures.mjs';

/** @typedef {import('../usageFigures.mjs').MeasuredRows} MeasuredRows */

const ROWS = 100_000;

/**
 * What a page takes that is open while a run goes on. A reader stands for the browser, whose work is none of the run's.
 *
 * @type {readonly import('../benchCase.mjs').BenchCase<MeasuredRows>[]}
 */
export const servedCases = [
  {
    name: 'served',
    title: '100,000 rows of the mock, with `--serve` and a page that is open',
    figures: [cpuPerRow],
    programs: { 'with a page': served(true), 'run without': served(false) },
  },
];

/**
 * @param {boolean} isServed
 * @returns {(node: string) => Promise<MeasuredRows>}
 */
function served(isServed) {
  const program = parallamr(isServed ? ['--serve', '--no-progress'] : ['--no-progress'], { quiet: false });
  return (node) =>
    inFolder(async (folder) => {
      const job = writeJob(folder, ROWS, { provider: () => 'mock' });
      /** @type {Promise<number> | undefined} */
      let reading;
      const onStderr = (/** @type {string} */ told) => {
        const [url] = /http:\S+/.exec(told) ?? [];
        if (isServed && url !== undefined) reading ??= followEvents(url);
      };
      const measurement = await measure(program(job), { results: job.results, node, onStderr });
      if (measurement.code !== 0) throw new Error(measurement.stderr);
      if (isServed && !((await reading) ?? 0)) throw new Error('nothing was told to the page');
      return { rows: ROWS, measurement };
    });
}
