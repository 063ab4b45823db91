import type { Readable } from 'node:stream';
import { catchError, type MonoTypeOperatorFunction, map, type Observable, throwError } from 'rxjs';
import { InputError } from '../../../errors.js';
import { type ExperimentSet, type ExperimentsOptions, experiments } from '../../../sources/experiments.js';
import { errorCode } from '../../../text/errorCode.js';
import type { RunFlags } from '../flags/runFlags.js';
import { fileInPieces } from './fileInPieces.js';
import { matrixOf } from './matrixOf.js';
import { borrowed, isShellPipe } from './shellPipe.js';
import { tableOf } from './tableOf.js';

/** Which rows, and who holds back their runs. */
export type Selection = Pick<ExperimentsOptions, 'where' | 'limit' | 'others' | 'appetite' | 'onRest'>;

/**
 * The experiments that the flags select, or others of the same input. Opened on subscription; `stdin` can be read once.
 */
export function rowsOf(
  flags: RunFlags,
  stdin: Readable,
  selection: Selection = { where: flags.where, limit: flags.limit },
): Observable<ExperimentSet> {
  const { repeat, reasoning } = flags;
  const set = Object.fromEntries(flags.set.map(({ name, value }) => [name.trim(), value]));
  const matrix = matrixOf(flags);
  const isStdin = flags.experiments === '-';
  const open = () => {
    if (!isStdin) return fileInPieces(flags.experiments);
    return isShellPipe(stdin) ? borrowed(stdin) : stdin;
  };
  const named = inFile(isStdin ? 'stdin' : flags.experiments);
  return tableOf(flags, open).pipe(
    map((table) => experiments(table, { ...selection, set, matrix, repeat, reasoning })),
    map(({ columns, experiments: rows }) => ({ columns, experiments: rows.pipe(named()) })),
    named(),
  );
}

/** What is wrong with the input says which input. */
function inFile(name: string): <T>() => MonoTypeOperatorFunction<T> {
  return () =>
    catchError((error: unknown) =>
      throwError(() =>
        InputError.isInstance(error) && !isMissing(error.cause)
          ? new InputError(`${name}: ${error.message}`, { cause: error })
          : error,
      ),
    );
}

/** Then the input is named already. */
function isMissing(cause: unknown): boolean {
  return errorCode(cause) === 'ENOENT';
}
