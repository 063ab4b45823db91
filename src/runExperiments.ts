import { concat, defer, groupBy, mergeMap, type Observable, Subject } from 'rxjs';
import type { RunEvent } from './events.js';
import type { Experiment } from './experiment.js';
import { concatOne } from './operators/concatOne.js';
import { mergeLane } from './operators/mergeLane.js';
import type { Result } from './result.js';
import { askProvider } from './run/row/askProvider.js';
import type { PreparedRow } from './run/row/preparedRow.js';
import { Run } from './run/run.js';
import type { RunOptions } from './run/runOptions.js';

/** A run of experiments: its results, which drive it, and what happens meanwhile. */
export interface ExperimentRun {
  /** Cold: every subscription is a run. Emits each result when it has been written. */
  readonly results: Observable<Result>;
  /** Hot: tells of the run, never starts one. */
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
 *   providers: providerRegistry({ settings: readSettings(process.env) }),
 * });
 * results.subscribe((result) => console.log(result.output));
 */
export function runExperiments(options: RunOptions): ExperimentRun {
  const events = new Subject<RunEvent>();

  const results = defer(() => {
    const run = new Run(options, (event) => events.next(event));

    const asked = concatOne((row: PreparedRow) => run.unlessKept(row, () => askProvider(run, row)));
    const written = concatOne((result: Result) => run.write(result));
    const row = (experiment: Experiment) => run.prepare(experiment).pipe(asked, written);

    const lanes = run.experiments.pipe(
      groupBy(run.lanes.keyOf),
      mergeMap((lane) => lane.pipe(mergeLane(row, run.lanes.optionsOf(lane.key)))),
    );

    return concat(lanes, run.inputError).pipe(run.session());
  });

  return { results, events: events.asObservable() };
}
