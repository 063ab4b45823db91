import {
  concat,
  defer,
  EMPTY,
  filter,
  ignoreElements,
  interval,
  lastValueFrom,
  merge,
  NEVER,
  type Observable,
  ReplaySubject,
  share,
  skip,
  take,
  takeUntil,
  tap,
} from 'rxjs';
import type { BatchRunOptions } from '../../batch/batchOptions.js';
import type { RunEvent } from '../../events.js';
import { runState } from '../../reporters/state/runState.js';
import type { RunState } from '../../reporters/state/states.js';
import { summaries } from '../../reporters/summary/summary.js';
import { runExperiments } from '../../runExperiments.js';
import { isReaderGone } from '../../sinks/files/outputError.js';
import type { CliIo } from '../cliIo.js';
import { EXIT } from '../exitCodes.js';
import type { Tell } from '../tell.js';
import { exitCodeOf } from './ending/exitCodeOf.js';
import { stopSignals } from './ending/stopSignals.js';
import type { EndingFlags } from './ending/tellEnding.js';
import type { RunFlags } from './flags/runFlags.js';
import { drained, isShellPipe } from './input/shellPipe.js';
import { isUnreadPipe } from './output/isUnreadPipe.js';
import type { Output } from './output/openOutput.js';
import { progressMode } from './progress/progressMode.js';
import { PROGRESS_MS, showProgress } from './progress/showProgress.js';
import { type ReportFlags, reportsOf } from './reportsOf.js';

type ExecutedFlags = ReportFlags &
  EndingFlags &
  Pick<RunFlags, 'experiments' | 'progress' | 'no-progress' | 'no-color'>;

/** What stands around a run. */
export interface Surroundings {
  readonly io: CliIo;
  readonly tell: Tell;
  /** Errors of this program that nobody has caught: they end the run. */
  readonly defects: Observable<unknown>;
  /** How many rows are behind `--limit`, as far as they are known. Default: none. */
  readonly rest?: (() => number) | undefined;
}

const STOPPING = 'Stopping: calls in flight finish and are written. Once more, and they are aborted.';
const STOPPING_BATCHES =
  'Stopping: no more is submitted or waited for. Batches that are submitted go on at the provider, and are billed.';

/**
 * Runs, reports, and returns the exit code. The first signal lets calls in flight finish, the second aborts them. That
 * the reader of stdout has gone ends the run, too, and is nothing to talk about.
 */
export async function executeRows(
  options: BatchRunOptions,
  output: Output,
  flags: ExecutedFlags,
  { io, tell, defects, rest = () => 0 }: Surroundings,
): Promise<number> {
  const signals = stopSignals(io);
  let signal: NodeJS.Signals | undefined;
  const listening = signals.subscribe((received) => {
    if (signal === undefined && !flags.quiet) tell(options.batch === undefined ? STOPPING : STOPPING_BATCHES);
    signal ??= received;
  });

  let defect: { readonly error: unknown } | undefined;
  listening.add(
    defects.subscribe((error) => {
      defect ??= { error };
    }),
  );

  // Loaded meanwhile: at the end, the program may have been installed anew.
  const ending = import('./ending/tellEnding.js');
  const { results, events } = runExperiments({
    ...options,
    sink: output.sink,
    stop: merge(signals, defects),
  });
  const mode = progressMode(flags, io);
  const states = statesOf(events, mode === 'off' ? NEVER : interval(PROGRESS_MS[mode]));
  // What nobody reads takes no answer of a call in flight either.
  let isUnread = false;
  const hopeless = signals.pipe(
    filter(() => isUnreadPipe(flags.output)),
    tap(() => {
      isUnread = true;
    }),
  );
  const summarized = lastValueFrom(summaries(states));
  let hasBegun = false;
  listening.add(
    events.pipe(take(1)).subscribe(() => {
      hasBegun = true;
    }),
  );
  const progress = showProgress(states, { mode, flags, io, tell });
  const isChained = flags.experiments === '-' && isShellPipe(io.stdin);
  const chain = defer(() => (isChained && isForAll(signal) ? drained(io.stdin) : EMPTY));
  const shown = merge(
    ...reportsOf(events, flags, tell),
    output.live?.follow(events, output.columns, () => output.files?.foundBytes ?? 0) ?? EMPTY,
    progress,
  );
  const rows = results.pipe(ignoreElements());
  const run = concat(merge(shown, rows), chain).pipe(takeUntil(merge(signals.pipe(skip(1)), hopeless)));
  const failure = await lastValueFrom(run.pipe(ignoreElements()), { defaultValue: undefined })
    .catch((error: unknown) => ({ error }))
    .finally(() => listening.unsubscribe());
  if (isReaderGone(failure?.error)) return EXIT.ok;

  if (isUnread && signal !== undefined) {
    // Its opening never ends, and so nothing behind it does.
    tell(`${flags.output} is a pipe that nobody reads: nothing was written`);
    return EXIT[signal === 'SIGINT' || signal === 'SIGHUP' ? signal : 'SIGTERM'];
  }
  // A report that cannot be written ends a run before it begins: there is nothing to sum up.
  if (failure !== undefined && !hasBegun) throw failure.error;
  const summary = await summarized;
  const { tellEnding } = await ending;
  await tellEnding(summary, flags, {
    ...{ io, tell, output, failure, signal },
    redact: options.redact,
    rest: rest(),
  });
  if (failure !== undefined) throw failure.error;
  if (defect !== undefined) throw defect.error;
  return exitCodeOf(summary, { signal, keptErrors: output.files?.kept.errors });
}

/** Where the run stands, counted once for all who want to know, and told to those who come later. */
function statesOf(events: Observable<RunEvent>, notifier: Observable<unknown>): Observable<RunState> {
  const connector = () => new ReplaySubject<RunState>(1);
  return runState(events, { notifier }).pipe(
    share({ connector, resetOnComplete: false, resetOnRefCountZero: false }),
  );
}

/** Whether a terminal sends such a signal: to all programs of a chain, not to one of them. */
function isForAll(signal: NodeJS.Signals | undefined): boolean {
  return signal === 'SIGINT' || signal === 'SIGHUP';
}
