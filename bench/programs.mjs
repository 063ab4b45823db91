// @ts-check
import { fileURLToPath } from 'node:url';

/** @typedef {import('./runAgainstServer.mjs').Program} Program */

/**
 * The built command.
 *
 * @param {readonly string[]} flags
 * @returns {Program}
 */
export function parallamr(flags) {
  return ({ prompt, experiments, results }) => [
    file('../dist/bin.js'),
    'run',
    '-q',
    '-p',
    prompt,
    '-e',
    experiments,
    '-o',
    results,
    ...flags,
  ];
}

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
