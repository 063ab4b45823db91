import { defer, type Observable, of } from 'rxjs';
import { mergeLane } from './operators/mergeLane.js';
import { whenThere } from './operators/whenThere.js';
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
      mergeLane((experiment) => whenThere(prepare(experiment), (row) => of(checkedRow(row))), {
        concurrency: 1,
        queue: options.queue ?? (() => spillQueue()),
      }),
    );
  });
}

/** What the check of a row comes to: a result without an output. */
function checkedRow(row: PreparedRow): Result {
  const verdict = verdictOn(row);
  if ('problem' in row || verdict.status === 'error') {
    return failedRow(row, { failure: verdict.failure, message: verdict.errorMessage });
  }
  const { experiment, ids, estimate, contextWindow } = row;
  return {
    experiment,
    experimentId: ids.experimentId,
    ...verdict,
    output: '',
    inputTokens: estimate.tokens,
    contextWindow,
    attempts: 0,
  };
}

/** What can be said of a row before it is asked. */
export function verdictOn(row: PreparedRow): Pick<Result, 'status' | 'errorMessage' | 'failure'> {
  if ('problem' in row) return { status: 'error', errorMessage: row.problem };
  const { provider, warnings } = row;
  if (provider.unconfigured !== undefined)
    return { status: 'error', failure: 'unconfigured', errorMessage: provider.unconfigured };
  return { status: warnings.length > 0 ? 'warning' : 'ok', errorMessage: warnings.join('; ') };
}
