import { type CliEnd, type CliOptions, startCli } from './startCli.js';

export interface RunCliOptions extends CliOptions {
  /** What the program reads from stdin. Default: nothing, and its end. */
  stdin?: string | Uint8Array;
}

/**
 * Runs the built program to its end.
 *
 * @example
 * const { code, stdout } = await runCli(['run', '-p', 'prompt.txt', '-e', '-'], { cwd: folder, stdin: csv });
 */
export async function runCli(args: readonly string[], options: RunCliOptions = {}): Promise<CliEnd> {
  const { stdin = '', ...rest } = options;
  const { child, ended } = startCli(args, rest);
  // A program that refuses its flags ends without reading.
  child.stdin.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') child.emit('error', error);
  });
  child.stdin.end(stdin);
  return ended;
}
