import { openFileStats } from '../../../paths/fileStats.js';
import type { CliIo } from '../../cliIo.js';
import type { RunFlags } from '../flags/runFlags.js';

/** How progress is shown: drawn on a terminal, said in lines, or not at all. */
export type ProgressMode = 'draw' | 'plain' | 'off';

type Flags = Pick<RunFlags, 'progress' | 'no-progress' | 'quiet'>;
type Surroundings = Pick<CliIo, 'stdout' | 'stderr' | 'env'>;

/**
 * How progress is to be shown. By itself only where stderr is a terminal, and stdout is no pipe: what stands behind the
 * pipe may draw there, too, and two programs would garble each other.
 */
export function progressMode(flags: Flags, io: Surroundings): ProgressMode {
  const { progress, quiet } = flags;
  if (quiet || flags['no-progress'] || progress === 'off') return 'off';
  if (progress === 'plain') return 'plain';
  if (progress === 'auto' && (!io.stderr.isTTY || isPipe(io.stdout))) return 'off';
  return wantsPlain(io.env) ? 'plain' : 'draw';
}

/** Whether what is written to a terminal may have colours. https://no-color.org */
export function hasColors(flags: Pick<RunFlags, 'no-color'>, { stderr, env }: Surroundings): boolean {
  return !flags['no-color'] && !env['NO_COLOR'] && stderr.isTTY === true && env['TERM'] !== 'dumb';
}

/** Screen readers, and terminals that cannot move the cursor. */
function wantsPlain({ ACCESSIBLE: accessible = '', TERM: term }: CliIo['env']): boolean {
  return !['', '0', 'false'].includes(accessible) || term === 'dumb';
}

/** Some shells join their stages by sockets. */
function isPipe({ isTTY, fd }: CliIo['stdout']): boolean {
  if (isTTY || fd === undefined) return false;
  const stats = openFileStats(fd);
  return stats.isFIFO() || stats.isSocket();
}
