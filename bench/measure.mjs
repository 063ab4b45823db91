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
 * @property {number} [stopToldMs] from Ctrl-C to the first word about it
 * @property {number} [stoppedMs] from Ctrl-C to the end
 * @property {Usage} usage
 */

/**
 * @typedef {object} MeasureOptions
 * @property {string} results the file it writes
 * @property {Record<string, string>} [env] all of its environment
 * @property {string | undefined} [node] runs it. Default: the Node this is
 * @property {'ignore' | 'read'} [stdout] default `ignore`
 * @property {number} [interruptAfterMs] from the start to a Ctrl-C. Default: none
 * @property {(told: string) => void} [onStderr] is given what comes there, as it comes. Default: nobody is
 */

/**
 * Runs a Node program to its end and measures it from outside.
 *
 * @param {readonly string[]} args the program's file, then its arguments
 * @param {MeasureOptions} options
 * @returns {Promise<Measurement>}
 */
export async function measure(args, options) {
  const {
    results,
    env = {},
    node = process.execPath,
    stdout = 'ignore',
    interruptAfterMs,
    onStderr,
  } = options;
  const firstRow = watchForFirstRow(results);
  const startedAtMs = machineTimeMs();
  const child = spawn(node, ['--import', reportUsage, ...args], {
    cwd: dirname(results),
    env,
    stdio: ['ignore', stdout === 'read' ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  });
  child.stdio[1]?.resume();
  if (onStderr !== undefined) child.stderr?.on('data', (piece) => onStderr(String(piece)));
  const interruption = interruptAfterMs === undefined ? undefined : interrupt(child, interruptAfterMs);
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
    ...interruption?.answeredBy(endedAtMs),
    usage: JSON.parse(usage),
  };
}

/** @param {unknown} stream */
function read(stream) {
  return text(/** @type {import('node:stream').Readable} */ (stream));
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} afterMs
 */
function interrupt(child, afterMs) {
  let sentAtMs = Number.NaN;
  let toldAtMs = Number.NaN;
  const timer = setTimeout(() => {
    sentAtMs = machineTimeMs();
    child.kill('SIGINT');
  }, afterMs);
  child.stderr?.on('data', (chunk) => {
    if (Number.isNaN(toldAtMs) && String(chunk).includes('Stopping')) toldAtMs = machineTimeMs();
  });
  child.on('exit', () => clearTimeout(timer));
  return {
    /** @param {number} endedAtMs */
    answeredBy: (endedAtMs) => ({ stopToldMs: toldAtMs - sentAtMs, stoppedMs: endedAtMs - sentAtMs }),
  };
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
