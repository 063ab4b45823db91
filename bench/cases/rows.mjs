// @ts-check
import { inFolder, okRowsIn, writeJob } from '../job.mjs';
import { measure } from '../measure.mjs';
import { csvCopy, csvParse, parallamr } from '../programs.mjs';
import { cpuPerRow, loopDelays, peakMb, wallMs } from '../usageFigures.mjs';

/** @typedef {import('../usageFigures.mjs').MeasuredRows} MeasuredRows */
/** @typedef {import('../job.mjs').Program} Program */

const figures = [wallMs, cpuPerRow, peakMb, ...loopDelays];
const mock = ['--set', 'provider=mock'];

/**
 * No network: what rows cost by themselves, beside csv-parse and csv-stringify alone, and whether memory grows with
 * their number.
 *
 * @type {readonly import('../benchCase.mjs').BenchCase<MeasuredRows>[]}
 */
export const rowCases = [
  {
    name: 'mock-file',
    title: '1,000,000 rows of the mock into a file, beside a copy of as many cells',
    mostRuns: 3,
    figures,
    programs: { parallamr: run(1e6, parallamr(mock)), 'csv copy': run(1e6, csvCopy) },
  },
  {
    name: 'mock-pipe',
    title: '1,000,000 rows of the mock into a pipe',
    mostRuns: 3,
    figures,
    programs: {
      parallamr: run(1e6, parallamr(mock, { output: 'stdout' })),
      'csv copy': run(1e6, (job) => csvCopy({ ...job, results: '-' })),
    },
  },
  {
    name: 'resume',
    title: '1,000,000 rows that are there already, beside parsing them',
    mostRuns: 3,
    figures,
    programs: {
      parallamr: run(1e6, parallamr([...mock, '--resume']), parallamr(mock)),
      'csv parse': run(1e6, csvParse, parallamr(mock)),
    },
  },
  memoryCase('memory-mock', 'rows of the mock', 1e6, parallamr(mock)),
  {
    name: 'memory-matrix',
    title: '10,000,000 combinations of the mock beside 100,000, which nobody keeps',
    mostRuns: 1,
    figures,
    programs: { '10,000,000': combinations(1e5), '100,000': combinations(1e3) },
  },
  memoryCase(
    'memory-resume',
    'rows that are there already',
    1e6,
    parallamr([...mock, '--resume']),
    parallamr(mock),
  ),
  memoryCase(
    'memory-paths',
    'rows of the mock, each into a file of its own',
    1e5,
    parallamr(mock, { output: 'paths' }),
  ),
];

/**
 * As many rows with each of ten models and ten values of a parameter.
 *
 * @param {number} rows
 */
function combinations(rows) {
  const models = ['-m', Array.from({ length: 10 }, (_, n) => `mock/m${n}`).join()];
  const values = ['--sweep', `x=${Array.from({ length: 10 }, (_, n) => n).join()}`];
  const start = run(rows, parallamr([...models, ...values], { output: 'stdout' }));
  return async (/** @type {string} */ node) => ({ ...(await start(node)), rows: rows * 100 });
}

/**
 * @param {string} name
 * @param {string} title
 * @param {number} most
 * @param {Program} program
 * @param {Program} [before]
 * @returns {import('../benchCase.mjs').BenchCase<MeasuredRows>}
 */
function memoryCase(name, title, most, program, before) {
  return {
    name,
    title: `${most.toLocaleString('en')} beside 10,000 ${title}`,
    mostRuns: 3,
    figures,
    programs: { many: run(most, program, before), '10,000': run(10_000, program, before) },
  };
}

/**
 * @param {number} rows
 * @param {Program} program
 * @param {Program} [before] what makes the results that it finds
 * @returns {(node: string) => Promise<MeasuredRows>}
 */
function run(rows, program, before) {
  return (node) =>
    inFolder(async (folder) => {
      const job = writeJob(folder, rows);
      if (before !== undefined) await measure(before(job), { results: job.results });
      const measurement = await measure(program(job), { results: job.results, node, stdout: 'read' });
      if (measurement.code !== 0) throw new Error(measurement.stderr);
      const { writtenRows = rows } = { writtenRows: await okRowsIn(job.results).catch(() => undefined) };
      if (writtenRows !== rows)
        throw new Error(`${writtenRows} of ${rows} rows are ok\n${measurement.stderr}`);
      return { rows, measurement };
    });
}
