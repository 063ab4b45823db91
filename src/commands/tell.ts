import type { Writable } from 'node:stream';
import { cleanText } from '../providers/cleanText.js';

/** Shows the user a line. */
export type Tell = (line: string) => void;

/** Lines on stderr, harmless and without secrets. That nobody reads them any more is no reason to stop a run. */
export function tellOn(stderr: Writable, redact: (text: string) => string): Tell {
  stderr.on('error', () => {});
  return (line) => {
    const indent = line.slice(0, line.length - line.trimStart().length);
    stderr.write(`${indent}${cleanText(line, redact)}\n`);
  };
}
