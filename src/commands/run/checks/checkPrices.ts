import type { Readable } from 'node:stream';
import { concatMap, distinct, EMPTY, filter, map, mergeMap, type Observable, reduce } from 'rxjs';
import { rowParameters } from '../../../prompt/rowParameters.js';
import { priceOfRow, unpriced, unpricedError } from '../../../run/health/costBudget.js';
import type { RunFlags } from '../flags/runFlags.js';
import type { Question } from '../input/identifiedRows.js';
import { isReadOnce } from '../input/isReadOnce.js';
import { rowsOf } from '../input/rowsOf.js';

/**
 * Errors with a `UsageError` where there is a budget and a model without a price, before the first call. Completes
 * without emitting when all is well. Reads the input once more; of what can be read once only, the run finds out.
 */
export function checkPrices(flags: RunFlags, question: Question, stdin: Readable): Observable<never> {
  const { experiments, where, limit } = flags;
  if (flags['max-cost'] === undefined || flags['allow-unpriced'] || isReadOnce(experiments)) return EMPTY;

  return rowsOf(flags, stdin, { where, limit }).pipe(
    concatMap((set) => set.experiments),
    filter(({ problem }) => problem === undefined),
    map(({ provider, model, variables }) => {
      const parameters = rowParameters(question.parameters ?? {}, variables);
      return { name: `${provider}/${model}`, provider, request: { model, parameters } };
    }),
    distinct(({ name, request }) => JSON.stringify([name, Object.keys(request.parameters)])),
    mergeMap(({ name, provider: providerName, request }) => {
      const provider = question.providers(providerName);
      if (provider === undefined || provider.unconfigured !== undefined) return EMPTY;
      const row = { provider, request: { ...request, prompt: '', variables: {} } };
      return priceOfRow(row).pipe(mergeMap((price) => (price === undefined ? unpriced(name, row) : EMPTY)));
    }, 4),
    distinct(),
    reduce((names: readonly string[], name) => [...names, name], []),
    mergeMap((names) => {
      if (names.length > 0) throw unpricedError(names.toSorted());
      return EMPTY;
    }),
  );
}
