import { Observable, of, type SchedulerLike } from 'rxjs';
import type { RunEvent, Untimed } from '../events.js';
import { Gate } from '../operators/gate/gate.js';
import { positive } from '../operators/positive.js';
import type { ProviderLookup } from '../providers/provider.js';
import type { ResultSink } from '../sinks/sink.js';
import { cleanText } from '../text/cleanText.js';
import { Deadlines } from './deadlines.js';
import type { CostBudget } from './health/costBudget.js';
import { Halts } from './health/halts.js';
import { Lanes } from './health/lanes.js';
import { openBudget } from './health/openBudget.js';
import { providerLookup } from './health/providerLookup.js';
import { RUN_DEFAULTS } from './runDefaults.js';
import type { RunOptions } from './runOptions.js';
import { steadyScheduler } from './steadyScheduler.js';

type RowEnding = Extract<Untimed<RunEvent>, { type: 'row-kept' | 'row-left' }>;
type Halting = Omit<Extract<RunEvent, { type: 'provider-halted' }>, 'type' | 'atMs'>;

/** What a run has and its rows share. Each step of a row takes the parts that it needs. */
export interface RunScope {
  readonly providerOf: ProviderLookup;
  readonly lanes: Lanes;
  /** Lets calls in, whichever provider they go to. */
  readonly gate: Gate;
  /** What it may cost, if that is limited. */
  readonly budget: CostBudget | undefined;
  readonly deadlines: Deadlines;
  readonly halts: Halts;
  readonly sink: ResultSink;
  readonly scheduler: SchedulerLike;
  /** Turns a text from outside into one harmless line, without secrets. */
  readonly clean: (text: string) => string;
  readonly announce: (event: Untimed<RunEvent>) => void;
  /** Starts no further call to a provider, or to one model of it. The reason must be clean. */
  readonly halt: (halting: Halting) => void;
  /** Ends a row without a result: the event is announced, and the sink does not wait for the row any more. */
  readonly endRow: (ending: RowEnding) => Observable<never>;
}

/** Makes what a run has. Throws a `RangeError` for a limit that is not positive. */
export function runScope(options: RunOptions, emit: (event: RunEvent) => void): RunScope {
  const {
    maxConcurrent = RUN_DEFAULTS.maxConcurrent,
    sequential = false,
    timeoutMs = RUN_DEFAULTS.timeoutMs,
    scheduler = steadyScheduler,
  } = options;
  const limits = Object.entries<number>({ maxConcurrent, timeoutMs, ...options.concurrency });
  for (const [name, value] of limits) positive(name, value);
  const sink: ResultSink = options.sink ?? { write: of };
  const halts = new Halts();
  const providerOf = providerLookup(options.providers);

  // What is spread comes last where rows are in flight: behind a spread, a further field costs Node 20 a microsecond.
  const announce = (event: Untimed<RunEvent>) => emit({ atMs: scheduler.now(), ...event });
  const halt = (halting: Halting) => {
    if (!halts.halt(halting.provider, halting.model)) return;
    announce({ type: 'provider-halted', ...halting });
    if (halting.model === undefined) lanes.drain(halting.provider);
  };
  const onRoom = () => gate.admit();
  const lanes = new Lanes({ ...options, providerOf, onPace: announce, onRoom, onHalt: halt });
  halts.watch(() => {
    if (halts.isOver) lanes.drain();
  });
  const gate: Gate = new Gate({
    permits: sequential ? 1 : maxConcurrent,
    paceOf: lanes.paceOf,
    groupOf: lanes.groupOf,
    scheduler,
  });

  return {
    providerOf,
    lanes,
    gate,
    budget: openBudget({ ...options, announce, halts }),
    deadlines: new Deadlines(timeoutMs, scheduler),
    halts,
    sink,
    scheduler,
    clean: (text) => cleanText(text, options.redact),
    announce,
    halt,
    endRow: (ending) =>
      new Observable((subscriber) => {
        sink.skip?.(ending.experiment);
        announce(ending);
        subscriber.complete();
      }),
  };
}
