import { setFlagsFromString } from 'node:v8';

/** How much of a function's bytecode runs before V8 optimizes it, in bytes. Its own default is 135,168. */
const INTERRUPT_BUDGET = 300_000;

/**
 * Lets Node 20 optimize later. It hands functions to its optimizing compiler so early that in a run of a thousand rows
 * the compiler's threads take as much of the processor as the run itself; a program that waits for servers can wait for
 * its compiler, too, and one of a hundred thousand rows does not get slower. From Node 22 on another compiler stands
 * between, and nothing has to be set.
 *
 * @param version Of V8, as in `process.versions.v8`.
 * @see https://v8.dev/blog/maglev
 */
export function optimizeLater(version: string, setFlags: (flags: string) => void = setFlagsFromString): void {
  if (version.startsWith('11.')) setFlags(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}
