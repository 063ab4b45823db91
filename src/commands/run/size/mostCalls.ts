import { readFileSync } from 'node:fs';
import { objectIn } from '../../../json.js';

/** Files that a run opens beside its connections: a hundred outputs, input, queue, texts, and what Node itself holds. */
const OTHER_FILES = 200;

/**
 * Calls at once that the system's limit on open files leaves room for, each with a connection of its own.
 *
 * @param limit Files that may be open at one time. Default: what the system says.
 */
export function mostCalls(limit: number = openFileLimit()): number {
  return Math.max(1, Math.floor(limit / 2), limit - OTHER_FILES);
}

/** See https://man7.org/linux/man-pages/man5/proc_pid_limits.5.html, and Node's report where there is no such file. */
function openFileLimit(): number {
  try {
    return numberOf(/^Max open files +(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]);
  } catch {
    // No Linux. Windows has no such limit, and says so by saying nothing.
    const { userLimits } = objectIn(process.report?.getReport());
    return numberOf(objectIn(objectIn(userLimits)['open_files'])['soft']);
  }
}

function numberOf(limit: unknown): number {
  const files = Number(limit);
  return files > 0 ? files : Number.POSITIVE_INFINITY;
}
