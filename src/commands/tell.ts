import type { Writable } from 'node:stream';
import { cleanText } from '../text/cleanText.js';

/** Shows the user a line. */
export type Tell = (line: string) => void;

/** Lines on stderr, harmless and without secrets. */
export function tellOn(stderr: Writable, redact: (text: string) => string): Tell {
  return (line) => {
    const indent = line.slice(0, line.length - line.trimStart().length);
    stderr.write(`${indent}${cleanText(line, redact)}\n`);
  };
}

/** The same for lines of a table, whose cells are clean: the blanks between them stay. */
export function printOn(stderr: Writable, redact: (text: string) => string = (same) => same): Tell {
  return (line) => {
    stderr.write(`${redact(line)}\n`);
  };
}
