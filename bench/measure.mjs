// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { machineTimeMs } from './machineTimeMs.mjs';

/** @typedef {import('./reportUsage.mjs').Usage} Usage */

const reportUsage = new URL('./reportUsage.mjs', import.meta.url).href;

/**
 * @typedef {object} Measurement
 * @property {number | null} code
 * @property {string} stderr
 * @property {number} startedAtMs on the machine's clock, as all moments
 * @property {number} endedAtMs
 * @property {number | undefined} firstRowAtMs when the first row behind the header was seen in the results file
 * @property {Usage} usage
 */

/**
 * Runs a Node program to its end and measures it from outside.
 *
 * @param {readonly string[]} args the program's file, then its arguments
 * @param {object} options
 * @param {string} options.results the file it writes
 * @param {Record<string, string>} [options.env] all of its environment
 * @returns {Promise<Measurement>}
 */
export async function measure(args, { results, env = {} }) {
  const firstRow = watchForFirstRow(results);
  const startedAtMs = machineTimeMs();
  const child = spawn(process.execPath, ['--import', reportUsage, ...args], {
    cwd: dirname(results),
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close').then(([code]) => ({ code, endedAtMs: machineTimeMs() }));
  const [{ code, endedAtMs }, stderr, usage] = await Promise.all([
    ended,
    read(child.stdio[2]),
    read(child.stdio[3]),
  ]);
  return {
    code,
    stderr,
    startedAtMs,
    endedAtMs,
    firstRowAtMs: firstRow.seenAtMs(),
    usage: JSON.parse(usage),
  };
}

/** @param {unknown} stream */
function read(stream) {
  return text(/** @type {import('node:stream').Readable} */ (stream));
}

/** @param {string} file */
function watchForFirstRow(file) {
  /** @type {number | undefined} */
  let seenAtMs;
  const watcher = watch(dirname(file), (_, name) => {
    if (name !== basename(file) || !hasRow(file)) return;
    seenAtMs = machineTimeMs();
    watcher.close();
  });
  return {
    seenAtMs() {
      watcher.close();
      return seenAtMs;
    },
  };
}

/** @param {string} file */
function hasRow(file) {
  if (!existsSync(file)) return false;
  const csv = readFileSync(file, 'utf8');
  return csv.indexOf('\n') < csv.length - 1;
}
