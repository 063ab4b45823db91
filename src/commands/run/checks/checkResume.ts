import type { Readable } from 'node:stream';
import { concatMap, EMPTY, filter, last, map, mergeMap, type Observable, of, take, takeWhile } from 'rxjs';
import { UsageError } from '../../../errors.js';
import type { Experiment } from '../../../experiment.js';
import { isTemplatedPath } from '../../../paths/pathTemplate.js';
import { outputKind } from '../../../sinks/files/outputKind.js';
import type { FinishedRows } from '../../../sinks/resume/finishedRows.js';
import { readFinishedRows } from '../../../sinks/resume/readFinishedRows.js';
import { isAmong } from '../../../sinks/resume/rowMatcher.js';
import { outputFormat } from '../flags/outputFormat.js';
import type { RunFlags } from '../flags/runFlags.js';
import { identifiedRows, type Question } from '../input/identifiedRows.js';
import { isReadOnce } from '../input/isReadOnce.js';
import { rowsOf } from '../input/rowsOf.js';
import { journalPath } from '../journalPath.js';
import { waitingExperiments } from './waitingExperiments.js';

/**
 * Errors with a `UsageError` when an output that is to be resumed holds results or waits for batches, but for not one row
 * of this input: then something has changed, and every call would be paid for again. Emits what the output holds, where
 * that was looked at, and completes when all is well; and where batches are only cancelled: then nothing is asked.
 *
 * Reads the input once more, up to the first row that the results hold, whichever rows are selected; what can be read
 * once only is not checked.
 */
export function checkResume(flags: RunFlags, question: Question, stdin: Readable): Observable<FinishedRows> {
  const { output, resume, flatten, experiments } = flags;
  if (!resume || output === undefined || isReadOnce(experiments) || flags['cancel-batches']) return EMPTY;
  const isTemplated = isTemplatedPath(output);
  if (!isTemplated && outputKind(output) !== 'file') return EMPTY;
  const waiting = waitingExperiments(output);
  // Which files the results are in is known row by row; what open batches ask for is in one journal.
  if (isTemplated && waiting.size === 0) return EMPTY;

  return rowsOf(flags, stdin, {}).pipe(
    concatMap((set) => {
      const { columns } = set;
      const finished: Observable<FinishedRows | undefined> = isTemplated
        ? of(undefined)
        : readFinishedRows(output, { columns, flatten, format: outputFormat(flags) });
      return finished.pipe(
        mergeMap((rows) =>
          anyOf(set.experiments, { finished: rows, waiting }, question).pipe(
            map((isKnown) => {
              if (!isKnown) throw waiting.size > 0 ? strangeBatches(output) : strange(output);
              return rows;
            }),
          ),
        ),
      );
    }),
    // The table stays open for as long as its rows have not been read.
    take(1),
    filter((rows) => rows !== undefined),
  );
}

interface KnownRows {
  /** What the output holds, where it is one file. */
  readonly finished: FinishedRows | undefined;
  /** By `experiment_id`, those that an open batch asks for. */
  readonly waiting: ReadonlySet<string>;
}

function anyOf(
  rows: Observable<Experiment>,
  { finished, waiting }: KnownRows,
  question: Question,
): Observable<boolean> {
  if ((finished?.rows ?? 0) === 0 && waiting.size === 0) return of(true);
  return identifiedRows(rows, question).pipe(
    // The id of a row that cannot be asked depends on nothing that may have changed.
    filter((row) => !('problem' in row)),
    map(({ ids }) => waiting.has(ids.experimentId) || (finished !== undefined && isAmong(finished, ids))),
    takeWhile((isKnown) => !isKnown, true),
    last(null, true),
  );
}

function strange(output: string): UsageError {
  return new UsageError(
    `none of the results in ${output} belongs to a row of the input: the prompt, the parameters or the rows have changed. Use another --output, or --overwrite`,
  );
}

function strangeBatches(output: string): UsageError {
  return new UsageError(
    `${journalPath(output)} waits for batches that are paid for, and no row of the input is among their requests or the results in ${output}: the prompt, the parameters or the rows have changed. Change them back, use another --output, or --batch --resume --cancel-batches to give the batches up`,
  );
}
