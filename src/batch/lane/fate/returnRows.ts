import { concat, EMPTY, type Observable } from 'rxjs';
import type { ProviderError } from '../../../errors.js';
import type { Result } from '../../../result.js';
import { failedRow } from '../../../run/row/rowResult.js';
import { drain } from '../../disk/drain.js';
import { discardJob } from '../../job/discardJob.js';
import type { Job } from '../../job/job.js';
import { askedRowOf, type WaitingRow } from '../../job/waitingRow.js';
import type { JobScope } from '../jobScope.js';

/** A request that is to blame for the refusal of its job. */
export interface Blame {
  readonly requestIndex: number;
  readonly error: ProviderError;
}

/**
 * Lets the rows of a job that did not run go out in another one, and the one fail that is to blame; then deletes what is
 * left of the job at the provider.
 */
export function returnRows(job: Job, scope: JobScope, blame?: Blame): Observable<Result> {
  const blamedId = blame && job.ids[blame.requestIndex];
  const isBlamed = ({ customId }: WaitingRow, index: number) =>
    blamedId === undefined ? index === blame?.requestIndex : customId === blamedId;
  const rows = drain(job.rows, (row, index) => {
    if (blame !== undefined && isBlamed(row, index))
      return scope.steps.write(blamedRow(row, blame.error, job, scope));
    scope.take({ experiment: row.experiment, attempts: row.attempts - 1, isAgain: true });
    return EMPTY;
  });
  return concat(scope.running.collecting(rows), discardJob(job.jobId, scope));
}

function blamedRow(
  row: WaitingRow,
  error: ProviderError,
  { createdAtMs: startedAtMs }: Job,
  { lanes, provider, scheduler }: JobScope,
): Result {
  const judged = lanes.of(provider).failed(row.experiment, error, scheduler.now());
  const figures = { attempts: row.attempts, startedAtMs, latencyMs: undefined, billed: {} };
  return failedRow(askedRowOf(row), judged, figures);
}
