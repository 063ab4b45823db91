// @ts-check

/**
 * A program that asks a model for every row of a table, as its own documentation says.
 *
 * @typedef {object} Peer
 * @property {string} name
 * @property {() => string} version
 * @property {(job: import('../job.mjs').Job, cap: number) => PeerRun} prepare writes what it needs beside the job's files
 */

/**
 * @typedef {object} PeerRun
 * @property {Record<string, string>} env
 * @property {readonly string[]} command
 * @property {readonly string[]} again the command that goes on with a run that was killed
 * @property {() => string} kept all that it has kept of the answers, as text
 */

/**
 * How many rows have an answer in what a program keeps.
 *
 * @param {string} kept
 */
export function answeredRows(kept) {
  return new Set([...kept.matchAll(/Answer to: [^\n]*?follows (\d+)\?/g)].map(([, row]) => row)).size;
}
