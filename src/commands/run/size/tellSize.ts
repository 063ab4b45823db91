import type { Readable } from 'node:stream';
import { catchError, concatMap, count, EMPTY, ignoreElements, map, type Observable, of, tap } from 'rxjs';
import { UsageError } from '../../../errors.js';
import { combinationCount } from '../../../sources/matrix/combinations.js';
import type { Tell } from '../../tell.js';
import type { RunFlags } from '../flags/runFlags.js';
import { isReadOnce } from '../input/isReadOnce.js';
import { matrixOf } from '../input/matrixOf.js';
import { rowsOf } from '../input/rowsOf.js';
import { sizeOf } from './sizeOf.js';

/**
 * Tells how many calls a run comes to where a row is more than one. Completes without emitting. The rows of a file are
 * counted, which reads it once more; those of what can be read once only, such as stdin, cannot be.
 */
export function tellSize(flags: RunFlags, stdin: Readable, tell: Tell): Observable<never> {
  const { repeat, quiet, resume, output } = flags;
  const matrix = matrixOf(flags);
  if (quiet || combinationCount(matrix, repeat) === 1) return EMPTY;
  return rowCount(flags, stdin).pipe(
    map((rows) => sizeOf(rows, matrix, repeat)),
    tap((line) => tell(resume ? `${line}, less those that ${output} holds` : `${line}`)),
    ignoreElements(),
  );
}

function rowCount(flags: RunFlags, stdin: Readable): Observable<number | undefined> {
  if (isReadOnce(flags.experiments)) return of(undefined);
  return rowsOf({ ...flags, ...ONCE }, stdin).pipe(
    concatMap(({ experiments }) => experiments.pipe(count())),
    // What is wrong with the input is said when it is run.
    catchError((error: unknown) => {
      if (UsageError.isInstance(error)) return EMPTY;
      throw error;
    }),
  );
}

/** Each row once, whatever its models are. */
const ONCE = { model: [[{ provider: 'any', model: 'any' }]], prompt: [], sweep: [], repeat: 1 } as const;
