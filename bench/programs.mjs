// @ts-check
import { fileURLToPath } from 'node:url';

/** @typedef {import('./job.mjs').Program} Program */

/**
 * The built command.
 *
 * @param {readonly string[]} flags
 * @param {object} [options]
 * @param {'file' | 'paths' | 'stdout'} [options.output] one file, one for each row, or none. Default `file`
 * @param {boolean} [options.quiet] default `true`
 * @returns {Program}
 */
export function parallamr(flags, { output = 'file', quiet = true } = {}) {
  return ({ prompt, experiments, results }) => {
    const path = output === 'paths' ? `${results}.d/{{row_number}}.csv` : results;
    return [
      file('../dist/bin.js'),
      'run',
      ...(quiet ? ['-q'] : []),
      '-p',
      prompt,
      '-e',
      experiments,
      ...(output === 'stdout' ? [] : ['-o', path]),
      ...flags,
    ];
  };
}

/** @type {Program} */
export const help = () => [file('../dist/bin.js'), '--help'];

/** @type {Program} */
export const bareNode = () => ['-e', '0'];

/** @type {Program} */
export const csvCopy = ({ prompt, experiments, results }) => [
  file('./csvCopy.mjs'),
  prompt,
  experiments,
  results,
];

/** @type {Program} */
export const csvParse = ({ results }) => [file('./csvParse.mjs'), results];

/**
 * @param {number} workers
 * @returns {Program}
 */
export function bareLoop(workers) {
  return ({ prompt, experiments, results, baseUrl }) => [
    file('./bareLoop.mjs'),
    prompt,
    experiments,
    results,
    baseUrl,
    `${workers}`,
  ];
}

/**
 * @param {number} workers
 * @returns {Program}
 */
export function backoffLoop(workers) {
  return ({ prompt, experiments, results, baseUrl }) => [
    file('./backoffLoop.mjs'),
    prompt,
    experiments,
    results,
    baseUrl,
    `${workers}`,
  ];
}

/** @param {string} path */
function file(path) {
  return fileURLToPath(new URL(path, import.meta.url));
}
