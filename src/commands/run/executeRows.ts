import {
  concat,
  defer,
  EMPTY,
  filter,
  ignoreElements,
  interval,
  lastValueFrom,
  merge,
  mergeAll,
  NEVER,
  type Observable,
  ReplaySubject,
  share,
  skip,
  take,
  takeUntil,
  takeWhile,
  tap,
} from 'rxjs';
import type { BatchRunOptions } from '../../batch/batchOptions.js';
import type { RunEvent } from '../../events.js';
import { openBatches } from '../../reporters/batchTexts.js';
import { eventFile } from '../../reporters/events/eventFile.js';
import { longPauses } from '../../reporters/longPauses.js';
import { haltNotices, notices } from '../../reporters/notices.js';
import { runLog } from '../../reporters/runLog.js';
import { runState } from '../../reporters/state/runState.js';
import type { RunState } from '../../reporters/state/states.js';
import { summaries } from '../../reporters/summary/summary.js';
import { runExperiments } from '../../runExperiments.js';
import { isReaderGone } from '../../sinks/files/outputError.js';
import type { CliIo } from '../cliIo.js';
import { EXIT } from '../exitCodes.js';
import { printOn, type Tell } from '../tell.js';
import { exitCodeOf } from './ending/exitCodeOf.js';
import { howToGoOn } from './ending/howToGoOn.js';
import { stopSignals } from './ending/stopSignals.js';
import type { RunFlags } from './flags/runFlags.js';
import { drained, isShellPipe } from './input/shellPipe.js';
import { isUnreadPipe } from './output/isUnreadPipe.js';
import type { Output } from './output/openOutput.js';
import { writeSummary } from './output/summaryFile.js';
import { progressMode } from './progress/progressMode.js';
import { PROGRESS_MS, showProgress } from './progress/showProgress.js';

type ReportFlags = Pick<
  RunFlags,
  | 'quiet'
  | 'verbose'
  | 'events'
  | 'summary'
  | 'output'
  | 'experiments'
  | 'progress'
  | 'no-progress'
  | 'no-color'
  | 'provider-module'
>;

/** What stands around a run. */
export interface Surroundings {
  readonly io: CliIo;
  readonly tell: Tell;
  /** Errors of this program that nobody has caught: they end the run. */
  readonly defects: Observable<unknown>;
}

/** Reasons of failed rows that are told under --quiet. */
const MOST_REASONS = 5;

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
  flags: ReportFlags,
  { io, tell, defects }: Surroundings,
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
  const ending = import('./ending/lastLines.js');
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
    ...reports(events, flags, tell),
    output.live?.follow(events, output.columns, () => output.files?.foundBytes ?? 0) ?? EMPTY,
    progress,
  );
  const run = concat(merge(shown, results), chain).pipe(takeUntil(merge(signals.pipe(skip(1)), hopeless)));
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
  if (flags.quiet) {
    for (const { count, message } of summary.failures.slice(0, MOST_REASONS)) tell(`${count} x ${message}`);
  } else {
    const { lastLines } = await ending;
    const { columns } = io.stderr;
    const lines = lastLines(summary, { flags, output, failure: failure?.error, signal, columns });
    lines.forEach(printOn(io.stderr, options.redact));
  }
  if (flags.summary !== undefined) {
    const rest = {
      brokenOff: failure !== undefined || signal !== undefined,
      keptErrors: output.files?.kept.errors ?? 0,
    };
    await writeSummary(flags.summary, summary, howToGoOn(summary, flags, rest));
  }
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

/** Everything that is told while the run goes on. Each subscribes to its events and to nothing else. */
function reports(
  happening: Observable<RunEvent>,
  flags: ReportFlags,
  tell: Tell,
): readonly Observable<never>[] {
  const events = happening.pipe(takeWhile(({ type }) => type !== 'run-ended', true));
  const tellLoss = (lines: number) => {
    if (!flags.quiet) tell(`Warning: the reader of ${flags.events} did not take ${lines} of the events`);
  };
  const shown: readonly Observable<unknown>[] = [
    (flags.quiet ? haltNotices(events) : notices(events)).pipe(tap(tell)),
    ...(flags.quiet ? [] : [openBatches(events).pipe(mergeAll(), tap(tell))]),
    ...(flags.quiet || flags.verbose ? [] : [longPauses(events).pipe(tap(tell))]),
    ...(flags.verbose ? [runLog(events).pipe(mergeAll(), tap(tell))] : []),
    ...(flags.events === undefined ? [] : [eventFile(events, flags.events, { onLoss: tellLoss })]),
  ];
  return shown.map((report) => report.pipe(ignoreElements()));
}

/** Whether a terminal sends such a signal: to all programs of a chain, not to one of them. */
function isForAll(signal: NodeJS.Signals | undefined): boolean {
  return signal === 'SIGINT' || signal === 'SIGHUP';
}
