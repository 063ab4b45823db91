/**
 * Begins a program that calls `heapBytes()`: what its heap holds that cannot be let go. V8 compiles for speed, and lets go of
 * what it has compiled, at any moment: a megabyte at once, more than what is to be seen.
 */
export const steadyHeap = `
  import { setFlagsFromString } from 'node:v8';
  import { runInNewContext } from 'node:vm';
  for (const flag of ['--expose-gc', '--no-opt', '--no-sparkplug', '--no-flush-bytecode']) setFlagsFromString(flag);
  const gc = runInNewContext('gc');
  const heapBytes = () => {
    gc();
    return process.memoryUsage().heapUsed;
  };
`;
