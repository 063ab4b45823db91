import { concat, defer, EMPTY, from, mergeMap, type Observable, type OperatorFunction } from 'rxjs';
import type { Experiment } from '../experiment.js';
import type { Soon } from '../operators/whenThere.js';
import { batchApiOf } from '../providers/batch/batchApi.js';
import type { Result } from '../result.js';
import type { PreparedRow } from '../run/preparedRow.js';
import type { RunScope } from '../run/scope.js';
import { counted } from '../text/counted.js';
import type { BatchRunOptions } from './batchOptions.js';
import { batchSteps } from './batchSteps.js';
import { discardJob } from './job/discardJob.js';
import { BatchLane } from './lane/batchLane.js';
import type { LaneContext } from './laneContext.js';
import { noBatches } from './noBatches.js';

/** The steps of a run whose rows are asked in batches. */
export interface BatchRun {
  /** Which lane a row belongs to: that of its model, or the one of rows that need no call. */
  keyOf(experiment: Experiment): string;
  /** The way of a lane's rows, where they are asked in batches. */
  lane(key: string): OperatorFunction<Experiment, Result> | undefined;
  /** Deletes what closed jobs of earlier runs have left at the provider. */
  readonly before: Observable<never>;
  /** Looks after jobs of earlier runs that no row has come for. */
  readonly after: Observable<Result>;
}

/**
 * The lanes of a run whose rows are asked in batches: one for each model, as a job holds the requests of one. `undefined`
 * for a run whose rows are asked one by one.
 */
export function batchRun(
  options: BatchRunOptions,
  scope: RunScope,
  prepare: (experiment: Experiment) => Soon<PreparedRow>,
): BatchRun | undefined {
  const { batch, retry = {}, timeoutMs = 300_000 } = options;
  if (batch === undefined) return undefined;
  const steps = batchSteps(options, scope, prepare);
  const { lanes, providerOf, announce, clean } = scope;
  const { journal } = batch;
  const opened = new Map<string, { readonly provider: string; readonly model: string }>();

  const contextOf = (provider: string, model: string): LaneContext | undefined => {
    const api = batchApiOf(providerOf(provider));
    return api && { ...scope, api, provider, model, batch, retry, timeoutMs };
  };
  const laneOf = (provider: string, model: string): BatchLane => {
    const context = contextOf(provider, model);
    if (context === undefined) throw noBatches([provider]);
    return new BatchLane(context, steps);
  };

  const before = defer(() =>
    from(journal.jobs.filter(({ isOpen, isLeft }) => isLeft && !isOpen)).pipe(
      mergeMap(({ jobId, provider, model }) => {
        const context = contextOf(provider, model);
        return context === undefined ? EMPTY : discardJob(jobId, context);
      }, 4),
    ),
  );

  const after = defer(() => {
    const strange = journal.found.filter(
      ({ jobId, provider, model }) => journal.jobOf(jobId).isOpen && !opened.has(laneKey(provider, model)),
    );
    if (batch.cancel === true) {
      const models = new Map(strange.map((job) => [laneKey(job.provider, job.model), job]));
      return concat(...[...models.values()].map(({ provider, model }) => laneOf(provider, model).run(EMPTY)));
    }
    for (const { provider, model, batchId, requests } of strange) {
      const message = `a batch of ${counted(requests, 'request')} to ${provider}/${model} (${batchId ?? 'not known by name'}) goes on, and no row of the input asks for it`;
      announce({ type: 'warning', message: clean(message) });
    }
    return EMPTY;
  });

  return {
    keyOf(experiment) {
      const { provider, model, problem } = experiment;
      const found = problem === undefined && model !== '' ? providerOf(provider) : undefined;
      if (found === undefined) return lanes.keyOf({ ...experiment, problem: problem ?? 'no provider' });
      if (found.unconfigured === undefined && batchApiOf(found) === undefined) throw noBatches([provider]);
      if (found.unconfigured !== undefined) return lanes.keyOf({ ...experiment, problem: 'unconfigured' });
      const key = laneKey(provider, model);
      opened.set(key, { provider, model });
      return key;
    },
    lane(key) {
      const names = opened.get(key);
      return names && ((source) => laneOf(names.provider, names.model).run(source));
    },
    before,
    after,
  };
}

function laneKey(provider: string, model: string): string {
  return JSON.stringify([provider, model]);
}
