import { MOST_COUNTED } from '../../../sources/firstRows.js';
import { counted } from '../../../text/counted.js';
import { grouped } from '../../../text/grouped.js';
import type { RunFlags } from '../flags/runFlags.js';

/**
 * That there are rows behind `--limit`; nothing where there are none.
 *
 * @param rest As `firstRows` counts them.
 * @param how What there is to say of them. Default: how they are run.
 */
export function restLines(
  rest = 0,
  { output, limit }: Pick<RunFlags, 'output'> & Partial<Pick<RunFlags, 'limit'>>,
  how: string = output === undefined
    ? 'with --output FILE the rest can be run later'
    : 'to run the rest: the same command with --resume, without --limit',
): readonly string[] {
  if (rest === 0) return [];
  const rows =
    rest > MOST_COUNTED
      ? `More than ${grouped(MOST_COUNTED)} rows are`
      : counted(rest, 'more row is', 'more rows are');
  return [`${rows} behind --limit ${limit}; ${how}`];
}
