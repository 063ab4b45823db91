import { concat, defer, EMPTY, finalize, type Observable, throwError } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { BatchState } from '../../providers/batch/batchApi.js';
import type { Result } from '../../result.js';
import { counted } from '../../text/counted.js';
import { drain } from '../disk/drain.js';
import { OutcomeStore } from '../disk/outcomeStore.js';
import type { LaneContext } from '../laneContext.js';
import { discardJob } from './discardJob.js';
import type { Job } from './job.js';
import { settleRow } from './settleRow.js';
import { inTime, steadily } from './steadyCalls.js';
import { tellJob } from './tellJob.js';
import type { WaitingRow } from './waitingRow.js';

/** Where the rows of a collected job go on. */
export interface CollectSteps {
  /** Goes on with a result, to the cache and the sink. */
  finish(result: Result, row: WaitingRow): Observable<Result>;
  /** Told of a row that was not attempted. */
  left(row: WaitingRow): void;
  /** Takes a row that is to be asked again. */
  again(row: WaitingRow): void;
}

/**
 * Hands every row of a job that has ended what became of it, in the order of its requests, closes the job when all are
 * written, and deletes what is left of it at the provider.
 */
export function collectJob(
  job: Job,
  state: BatchState,
  context: LaneContext,
  { finish, left, again }: CollectSteps,
): Observable<Result> {
  const { api, batch, announce, clean, endRow, provider, sink } = context;
  const { journal } = batch;

  return defer(() => {
    const store = new OutcomeStore(api.idIn);
    const fetched = defer(() => {
      store.reset();
      if (hidesOutcomes(state)) return throwError(() => hidden(state, provider));
      return api.outcomes(state, store.add);
    }).pipe(inTime(context, 'transfer'), steadily(context));

    const settle = (row: WaitingRow): Observable<Result> => {
      const settled = settleRow(row, store.take(row.customId), context, job.createdAtMs);
      if (settled.kind === 'result') return finish(settled.result, row);
      if (settled.kind === 'left') {
        left(row);
        return endRow({ type: 'row-left', experiment: row.experiment, reason: 'unattempted' });
      }
      again(row);
      return EMPTY;
    };

    const close = defer(() => {
      tellStrangers(job, store, context);
      const unasked = job.unasked?.size ?? 0;
      if (unasked > 0 && batch.cancel !== true) {
        const message = `${counted(unasked, 'answer')} of the batch ${job.batchId} ${unasked === 1 ? 'belongs' : 'belong'} to rows that this run has not selected, or that have changed: they are kept at ${provider} for a run that asks for them; --cancel-batches gives them up`;
        announce({ type: 'warning', message: clean(message) });
        tellJob(job, { state: 'left' }, context);
        return EMPTY;
      }
      journal.note(job.jobId, { did: 'collected' });
      tellJob(job, { state: 'collected' }, context);
      return discardJob(job.jobId, context);
    });

    const { completed, failed } = state;
    return concat(
      defer(() => {
        journal.note(job.jobId, { did: 'ended', state: state.state, files: state.outcomeFiles });
        tellJob(job, { state: 'collecting', completed, failed }, context);
        return EMPTY;
      }),
      fetched,
      defer(() => drain(job.rows, settle)),
      sink.sync?.() ?? EMPTY,
      close,
    ).pipe(finalize(() => store.close()));
  });
}

/** What was finished is paid for: as long as nobody can read it, the job is not closed. */
function hidesOutcomes({ lacksOutcomes, completed = 0, failed = 0 }: BatchState): boolean {
  return lacksOutcomes === true && completed + failed > 0;
}

function hidden({ completed = 0, failed = 0 }: BatchState, provider: string): ProviderError {
  const message = `${provider} has finished ${completed + failed} of its requests, and does not say where their answers are`;
  return new ProviderError(message, { failure: 'rejected' });
}

/** Ids that nobody has asked for belong to rows that were written before, or to nobody. */
function tellStrangers(job: Job, store: OutcomeStore, { announce, clean, batch }: LaneContext): void {
  const ours = new Set(
    job.unasked === undefined ? [] : batch.journal.found.find(({ jobId }) => jobId === job.jobId)?.ids,
  );
  const strangers = [...store.left].filter((id) => !ours.has(id));
  if (strangers.length === 0) return;
  const some = strangers.slice(0, 3).join(', ');
  const message = `the batch ${job.batchId} brought ${counted(strangers.length, 'result')} that nobody has asked for (${some}): they are left out`;
  announce({ type: 'warning', message: clean(message) });
}
