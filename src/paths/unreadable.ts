import { errorCode } from '../text/errorCode.js';
import { systemReason } from './systemReason.js';

/**
 * Says that a file cannot be read, and why.
 *
 * @param name What the message calls it.
 *
 * @example
 * import { readFile } from 'node:fs/promises';
 *
 * readFile('rubric.txt').catch((cause) => console.error(unreadable('rubric.txt', cause)))
 * // there is no file rubric.txt
 */
export function unreadable(name: string, cause: unknown): string {
  if (errorCode(cause) === 'ENOENT') return `there is no file ${name}`;
  return `${name} cannot be read: ${systemReason(cause)}`;
}
