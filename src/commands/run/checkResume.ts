import type { Readable } from 'node:stream';
import {
  concatMap,
  EMPTY,
  filter,
  ignoreElements,
  last,
  map,
  mergeMap,
  type Observable,
  of,
  take,
  takeWhile,
  tap,
} from 'rxjs';
import { UsageError } from '../../errors.js';
import type { Experiment } from '../../experiment.js';
import { mergeLane } from '../../operators/mergeLane.js';
import { isTemplatedPath } from '../../paths/pathTemplate.js';
import { unaskedId } from '../../prompt/experimentId.js';
import { spillQueue } from '../../queues/spillQueue.js';
import { prepareRow } from '../../run/row/prepareRow.js';
import type { ProviderLookup, QuestionOptions } from '../../run/runOptions.js';
import { outputKind } from '../../sinks/files/outputKind.js';
import type { FinishedRows } from '../../sinks/resume/finishedRows.js';
import { readFinishedRows } from '../../sinks/resume/readFinishedRows.js';
import { rowsOf } from './rowsOf.js';
import type { RunFlags } from './runFlags.js';

type Question = Omit<QuestionOptions, 'experiments'> & { readonly providers: ProviderLookup };

/**
 * Errors with a `UsageError` when an output that is to be resumed holds results, but not one of this input: then
 * something has changed, and every call would be paid for again. Completes without emitting when all is well.
 *
 * Reads the input once more, up to the first row that the results hold; stdin cannot be read twice and is not checked.
 */
export function checkResume(flags: RunFlags, question: Question, stdin: Readable): Observable<never> {
  const { output, resume, flatten, experiments } = flags;
  const isChecked = resume && output !== undefined && experiments !== '-' && !isTemplatedPath(output);
  if (!isChecked || outputKind(output) !== 'file') return EMPTY;

  return rowsOf(flags, stdin).pipe(
    concatMap((set) =>
      readFinishedRows(output, { columns: set.columns, flatten }).pipe(
        mergeMap((journal) => anyOf(set.experiments, journal, question)),
      ),
    ),
    tap((isKnown) => {
      if (!isKnown) throw strange(output);
    }),
    // The table stays open for as long as its rows have not been read.
    take(1),
    ignoreElements(),
  );
}

function anyOf(rows: Observable<Experiment>, journal: FinishedRows, question: Question): Observable<boolean> {
  if (journal.rows === 0) return of(true);
  const prepare = prepareRow({ ...question, providers: unasked(question.providers), experiments: rows });
  return rows.pipe(
    mergeLane(prepare, { concurrency: 1, queue: () => spillQueue() }),
    // The id of a row that cannot be asked depends on nothing that may have changed.
    filter((row) => !('problem' in row)),
    map(
      ({ experiment, experimentId }) =>
        journal.finished.has(experimentId) ||
        journal.errors.has(experimentId) ||
        journal.errors.has(unaskedId(experiment)),
    ),
    takeWhile((isKnown) => !isKnown, true),
    last(null, true),
  );
}

/** The same providers, which are not asked for their context windows: a row's id does not depend on them. */
function unasked(providers: ProviderLookup): ProviderLookup {
  const find = (name: string) => {
    const provider = providers(name);
    return provider && { complete: provider.complete.bind(provider) };
  };
  return Object.assign(find, { known: providers.known ?? [] });
}

function strange(output: string): UsageError {
  return new UsageError(
    `none of the results in ${output} belongs to a row of the input: the prompt, the parameters or the rows have changed. Use another --output, or --overwrite`,
  );
}
