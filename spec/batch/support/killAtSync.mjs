// @ts-check
// Loaded ahead of the program: kills it at one of the steps of its batch journal, before the line is written, in the
// middle of it, when it is written and not yet on the disk, or when it is.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { KILL_AT, KILL_WHEN } = /** @type {Record<string, string | undefined>} */ (process.env);
const step = Number(KILL_AT);
const { openSync, writeSync, fsyncSync } = fs;
/** @type {Set<number>} */
const journals = new Set();
let count = 0;

/** @param {string} when */
const killIf = (when) => {
  if (count === step && KILL_WHEN === when) process.kill(process.pid, 'SIGKILL');
};

fs.openSync = (path, ...rest) => {
  const fd = openSync(path, ...rest);
  if (String(path).endsWith('.batches.jsonl')) journals.add(fd);
  return fd;
};
/** @type {any} */ (fs).writeSync = (
  /** @type {number} */ fd,
  /** @type {any} */ bytes,
  /** @type {any[]} */ ...rest
) => {
  if (!journals.has(fd)) return writeSync(fd, bytes, ...rest);
  count += 1;
  killIf('unwritten');
  if (count === step && KILL_WHEN === 'torn') {
    writeSync(fd, bytes.subarray(0, Math.floor(bytes.length / 2)));
    killIf('torn');
  }
  return writeSync(fd, bytes, ...rest);
};
fs.fsyncSync = (fd) => {
  if (journals.has(fd)) killIf('written');
  fsyncSync(fd);
  if (journals.has(fd)) killIf('synced');
};
syncBuiltinESMExports();
