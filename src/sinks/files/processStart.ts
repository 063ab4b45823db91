import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errorCode } from '../../text/errorCode.js';

/**
 * When a process started, in the system's own terms, to tell it from a later one with the same number. `undefined` when
 * there is no such process, empty where the system does not tell.
 */
export function processStart(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  try {
    if (process.platform === 'linux') return startTicks(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (process.platform === 'win32') return '';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch (error) {
    if (error instanceof Error) return isAlive(pid) ? '' : undefined;
    throw error;
  }
}

/** Field 22 of https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; the second one, a name, may hold blanks. */
function startTicks(stat: string): string {
  const behindName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return behindName[19] ?? '';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
