import type { CliOutput } from './commands/cliIo.js';
import { openFileStats } from './paths/fileStats.js';
import { keepOpen } from './sinks/files/keepOpen.js';

/**
 * Stdout as the commands write to it: what it has not taken whole is an error.
 *
 * Node's own stream takes a write into a file for whole of which a full disk has taken a part, whichever command it is.
 */
export function wholeStdout(stdout: CliOutput): CliOutput {
  const { fd } = stdout;
  if (fd === undefined || !openFileStats(fd).isFile()) return stdout;
  return Object.assign(keepOpen(stdout), { fd });
}
