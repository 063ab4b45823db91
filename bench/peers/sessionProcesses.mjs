// @ts-check
import { readdirSync, readFileSync } from 'node:fs';

/** @typedef {{ id: number, memoryMb: number }} SessionProcess */

/**
 * The processes of a session, as GNU parallel gives each job a process group of its own. Pages of memory that several of
 * them share count once. https://docs.kernel.org/filesystems/proc.html
 *
 * @param {number} session
 * @returns {SessionProcess[]}
 */
export function sessionProcesses(session) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && sessionOf(name) === session)
    .map((name) => ({ id: Number(name), memoryMb: proportionalMb(name) }));
}

/** @param {string} process its id */
function sessionOf(process) {
  // The name of the program stands in brackets and may hold anything.
  return Number(contentsOf(`/proc/${process}/stat`).split(') ').at(-1)?.split(' ')[3]);
}

/** @param {string} process its id */
function proportionalMb(process) {
  const [, kilobytes = '0'] = /^Pss:\s*(\d+) kB/m.exec(contentsOf(`/proc/${process}/smaps_rollup`)) ?? [];
  return Number(kilobytes) / 1024;
}

/** @param {string} path of a process that may be gone meanwhile */
function contentsOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
