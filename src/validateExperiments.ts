import { defer, map, type Observable } from 'rxjs';
import { mergeLane } from './operators/mergeLane.js';
import { spillQueue } from './queues/spillQueue.js';
import type { Result } from './result.js';
import type { PreparedRow } from './run/preparedRow.js';
import { prepareRow } from './run/row/prepareRow.js';
import { failedRow } from './run/row/rowResult.js';
import type { QuestionOptions } from './run/runOptions.js';

/**
 * Checks everything that can be checked without a completion call: rows, templates, documents, providers, context
 * windows. Emits one result per experiment, in input order, with no output: `error` for a row that could not be asked.
 *
 * Errors as the experiments do.
 *
 * @example
 * validateExperiments(options).pipe(filter(({ status }) => status === 'error'))
 */
export function validateExperiments(options: QuestionOptions): Observable<Result> {
  return defer(() => {
    const prepare = prepareRow(options);
    return options.experiments.pipe(
      mergeLane((experiment) => prepare(experiment).pipe(map(checkedRow)), {
        concurrency: 1,
        queue: options.queue ?? (() => spillQueue()),
      }),
    );
  });
}

/** What the check of a row comes to: a result without an output. */
export function checkedRow(row: PreparedRow): Result {
  if ('problem' in row) return failedRow(row, { message: row.problem });
  const { experiment, ids, provider, estimatedTokens, contextWindow, warnings } = row;
  if (provider.unconfigured !== undefined) {
    return failedRow(row, { failure: 'unconfigured', message: provider.unconfigured });
  }
  return {
    experiment,
    experimentId: ids.experimentId,
    status: warnings.length > 0 ? 'warning' : 'ok',
    output: '',
    errorMessage: warnings.join('; '),
    inputTokens: estimatedTokens,
    contextWindow,
    attempts: 0,
  };
}
