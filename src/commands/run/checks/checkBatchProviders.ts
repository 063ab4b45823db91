import type { Readable } from 'node:stream';
import { concatMap, distinct, EMPTY, filter, map, mergeMap, type Observable, toArray } from 'rxjs';
import { noBatches } from '../../../batch/noBatches.js';
import { batchApiOf } from '../../../providers/batch/batchApi.js';
import type { RunFlags } from '../flags/runFlags.js';
import type { Question } from '../input/identifiedRows.js';
import { isReadOnce } from '../input/isReadOnce.js';
import { rowsOf } from '../input/rowsOf.js';

/**
 * Errors with a `UsageError` where rows go to providers that have no batches, before anything is sent. Completes without
 * emitting when all is well. Reads the input once more; of what can be read once only, the run finds out.
 */
export function checkBatchProviders(flags: RunFlags, question: Question, stdin: Readable): Observable<never> {
  const { batch, experiments, where, limit } = flags;
  if (!batch || isReadOnce(experiments)) return EMPTY;

  return rowsOf(flags, stdin, { where, limit }).pipe(
    concatMap((set) => set.experiments),
    filter(({ problem, model }) => problem === undefined && model !== ''),
    map(({ provider }) => provider),
    distinct(),
    filter((name) => {
      const provider = question.providers(name);
      return (
        provider !== undefined && provider.unconfigured === undefined && batchApiOf(provider) === undefined
      );
    }),
    toArray(),
    mergeMap((names) => {
      if (names.length > 0) throw noBatches(names.toSorted());
      return EMPTY;
    }),
  );
}
