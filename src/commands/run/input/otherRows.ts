import { concatMap, defer, EMPTY, type Observable } from 'rxjs';
import type { PreparedRow } from '../../../run/preparedRow.js';
import type { CliIo } from '../../cliIo.js';
import type { RunFlags } from '../flags/runFlags.js';
import { identifiedRows, type Question } from './identifiedRows.js';
import { isReadOnce } from './isReadOnce.js';
import { rowsOf } from './rowsOf.js';

/** Whether the flags select some of the rows, so that there are others. */
export function selectsRows({ where, limit }: Pick<RunFlags, 'where' | 'limit'>): boolean {
  return where.length > 0 || limit !== undefined;
}

/** The rows of the input that the flags do not select. Reads it once more; what can be read once only has none. */
export function otherRows(
  flags: RunFlags,
  question: Question,
  { stdin }: Pick<CliIo, 'stdin'>,
): Observable<PreparedRow> {
  return defer(() =>
    !selectsRows(flags) || isReadOnce(flags.experiments)
      ? EMPTY
      : rowsOf(flags, stdin, { where: flags.where, limit: flags.limit, others: true }).pipe(
          concatMap(({ experiments }) => identifiedRows(experiments, question)),
        ),
  );
}
