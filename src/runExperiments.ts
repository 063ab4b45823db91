import { concat, defer, groupBy, mergeMap, type Observable } from 'rxjs';
import type { BatchRunOptions } from './batch/batchOptions.js';
import { batchRun } from './batch/batchRun.js';
import type { RunEvent } from './events.js';
import type { Experiment } from './experiment.js';
import { inTurn } from './operators/inTurn.js';
import { mergeLane } from './operators/mergeLane.js';
import { whenThere } from './operators/whenThere.js';
import type { Result } from './result.js';
import { askProvider } from './run/call/askProvider.js';
import { readInput } from './run/readInput.js';
import { askUnlessCached } from './run/row/askUnlessCached.js';
import { leaveHalted } from './run/row/leaveHalted.js';
import { leaveUnasked } from './run/row/leaveUnasked.js';
import { prepareRow } from './run/row/prepareRow.js';
import { reserveOutput } from './run/row/reserveOutput.js';
import { skipFinished } from './run/row/skipFinished.js';
import { tellLeftOut } from './run/row/tellLeftOut.js';
import { writeResult } from './run/row/writeResult.js';
import { runEvents } from './run/runEvents.js';
import { runScope } from './run/scope.js';
import { session } from './run/session.js';

/** A run of experiments: its results, which drive it, and what happens meanwhile. */
export interface ExperimentRun {
  /** Cold: every subscription is a run. Emits each result when it has been written. */
  readonly results: Observable<Result>;
  /** Hot: tells of the run, never starts one. Completes behind `run-ended`. */
  readonly events: Observable<RunEvent>;
}

/**
 * Runs experiments: every provider in a lane of its own, every answer written the moment it exists.
 *
 * ```
 * experiments  a1 b1 a2 a3 b2|              a, b: providers, concurrency { a: 2, b: 1 }
 * lane a       a1---a2---a3---|
 * lane b       b1------b2------|
 * results      -----a1-b1-a2---a3-b2|
 * ```
 *
 * A row that fails is a result with status `error`; nothing but a broken input, a sink that cannot write, or a defect
 * is an error of `results`. Input that breaks off errors after the rows before it have run. Unsubscribing aborts all
 * calls and closes the sink. Waiting rows queue in the lanes, see `RunOptions.queue`.
 *
 * @example
 * const { results, events } = runExperiments({
 *   experiments: fromRecords([{ provider: 'mock', model: 'm', topic: 'bees' }]),
 *   prompt: 'Tell me about {{topic}}',
 *   providers: defaultProviders(),
 * });
 * results.subscribe((result) => console.log(result.output));
 */
export function runExperiments(options: BatchRunOptions): ExperimentRun {
  const { events, emit } = runEvents();

  const results = defer(() => {
    const scope = runScope(options, emit);
    const {
      announce,
      budget,
      clean,
      deadlines,
      endRow,
      gate,
      halt,
      halts,
      lanes,
      providerOf,
      scheduler,
      sink,
    } = scope;
    const { retry, runId, stop, news, cache } = options;

    const input = readInput(options.experiments, { halts, announce });
    const prepare = prepareRow({ ...options, providers: providerOf });
    const ask = askProvider({
      lanes,
      gate,
      budget,
      deadlines,
      retry,
      halts,
      scheduler,
      announce,
      clean,
      endRow,
    });
    const check = inTurn(
      skipFinished({ sink, endRow }),
      leaveHalted({ halts, halt, clean, endRow }),
      tellLeftOut({ announce, clean }),
      reserveOutput({ sink }),
    );
    const answer = askUnlessCached(ask, { cache, announce, clean });
    const write = writeResult({ sink, announce });
    const leave = leaveUnasked({ sink, halts, endRow });
    const row = (experiment: Experiment) =>
      leave(experiment) ?? write(whenThere(whenThere(prepare(experiment), check), answer));

    const batches = batchRun(options, scope, prepare);
    const rows = input.rows.pipe(
      groupBy(batches?.keyOf ?? lanes.keyOf),
      mergeMap((lane) => lane.pipe(batches?.lane(lane.key) ?? mergeLane(row, lanes.optionsOf(lane.key)))),
    );
    const all = batches === undefined ? rows : concat(batches.before, rows, batches.after);
    const { brokenOff } = input;
    return all.pipe(session({ stop, runId, news, sink, halts, announce, clean, brokenOff }));
  });

  return { results, events };
}
