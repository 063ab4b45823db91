import { randomUUID } from 'node:crypto';
import {
  catchError,
  concat,
  defer,
  EMPTY,
  finalize,
  type MonoTypeOperatorFunction,
  type Observable,
  of,
  type SchedulerLike,
  takeUntil,
  tap,
  throwError,
} from 'rxjs';
import { EVENTS_VERSION, type LeftReason, type RunEvent, type Untimed } from '../events.js';
import type { Experiment } from '../experiment.js';
import { concatOne } from '../operators/concatOne.js';
import { Gate } from '../operators/gate.js';
import { relayed } from '../operators/relay.js';
import type { RetryWithBackoffOptions } from '../operators/retryWithBackoff.js';
import type { Result } from '../result.js';
import { READY, type ResultSink } from '../sinks/sink.js';
import { cleanText } from '../text/cleanText.js';
import { Deadlines } from './deadlines.js';
import { Halts } from './health/halts.js';
import { Lanes } from './health/lanes.js';
import { providerLookup } from './health/providerLookup.js';
import type { PreparedRow } from './row/preparedRow.js';
import { prepareRow } from './row/prepareRow.js';
import { RETRY_RULES } from './row/retryRules.js';
import type { RunOptions } from './runOptions.js';
import { steadyScheduler } from './steadyScheduler.js';

/** What one run has and its rows share. */
export class Run {
  readonly halts = new Halts();
  readonly lanes: Lanes;
  readonly gate: Gate;
  readonly scheduler: SchedulerLike;
  readonly deadlines: Deadlines;
  readonly retry: RetryWithBackoffOptions;
  /** A text from outside as one harmless line, without secrets. */
  readonly clean: (text: string) => string;
  /** Finds out what a row asks. */
  readonly prepare: (experiment: Experiment) => Observable<PreparedRow>;
  readonly #options: RunOptions;
  readonly #sink: ResultSink;
  readonly #emit: (event: RunEvent) => void;
  #inputError: Observable<never> = EMPTY;

  constructor(options: RunOptions, emit: (event: RunEvent) => void) {
    const {
      maxConcurrent = 1000,
      sequential = false,
      timeoutMs = 300_000,
      scheduler = steadyScheduler,
    } = options;
    assertPositive({ maxConcurrent, timeoutMs, ...options.concurrency });
    this.#options = options;
    this.#emit = emit;
    this.#sink = options.sink ?? { write: of };
    this.scheduler = scheduler;
    this.deadlines = new Deadlines(timeoutMs, scheduler);
    this.retry = { ...options.retry, ...RETRY_RULES, scheduler };
    this.clean = (text) => cleanText(text, options.redact);
    this.gate = new Gate({
      permits: sequential ? 1 : maxConcurrent,
      paceOf: (provider) => this.lanes.of(provider).pace,
      scheduler,
    });
    const providerOf = providerLookup(options.providers);
    this.prepare = prepareRow({ ...options, providers: providerOf });
    this.lanes = new Lanes({
      ...options,
      providerOf,
      onPace: (event) =>
        this.announce('reason' in event ? { ...event, reason: this.clean(event.reason) } : event),
      onHalt: (event) => this.halt(event),
    });
  }

  /** The rows to run. What breaks the input off is kept for the end: the rows before it have their turn. */
  get experiments(): Observable<Experiment> {
    let rows = 0;
    return this.#options.experiments.pipe(
      takeUntil(this.halts.stopped),
      catchError((error: unknown) => {
        this.#inputError = throwError(() => error);
        return EMPTY;
      }),
      tap({
        next: (experiment) => {
          rows += 1;
          this.announce({ type: 'row-queued', experiment });
        },
        complete: () => this.announce({ type: 'input-ended', rows }),
      }),
    );
  }

  /** What broke the input off, if anything did. */
  get inputError(): Observable<never> {
    return defer(() => this.#inputError);
  }

  /** Starts no further call to a provider, or to one model of it. */
  halt(halt: Omit<Extract<RunEvent, { type: 'provider-halted' }>, 'type' | 'atMs'>): void {
    if (!this.halts.halt(halt.provider, halt.model)) return;
    this.announce({ type: 'provider-halted', ...halt, reason: this.clean(halt.reason) });
  }

  /** Asks, unless the results hold the row already or it must be left. */
  unlessKept(row: PreparedRow, ask: () => Observable<Result>): Observable<Result> {
    const { experiment, ids } = row;
    const held = this.#sink.has?.(experiment, ids);
    if (held === undefined) return this.#unlessLeft(row, ask);
    return held.pipe(
      concatOne((isKept) =>
        isKept ? this.#end({ type: 'row-kept', experiment }) : this.#unlessLeft(row, ask),
      ),
    );
  }

  /** Ends a row without a result. */
  leave(experiment: Experiment, reason: LeftReason): Observable<never> {
    return this.#end({ type: 'row-left', experiment, reason });
  }

  write(result: Result): Observable<Result> {
    return relayed(this.#sink.write(result), (subscriber) => ({
      complete: () => {
        this.announce({ type: 'row-finished', result });
        subscriber.complete();
      },
    }));
  }

  /**
   * Around everything: begins with the stop signal in force, and lets go of the sink at every end. `run-ended` comes
   * before the end itself: who waits for that has heard everything.
   */
  session<T>(): MonoTypeOperatorFunction<T> {
    const once = (action: () => Observable<never>) => {
      let isDone = false;
      return defer(() => {
        const rest = isDone ? EMPTY : action();
        isDone = true;
        return rest;
      });
    };
    const close = once(() => this.#sink.close?.() ?? EMPTY);
    const end = once(() => {
      this.announce({ type: 'run-ended' });
      return EMPTY;
    });
    return (rows) =>
      defer(() => {
        const stopping = this.#options.stop?.subscribe(() => this.halts.stop());
        const { runId = randomUUID() } = this.#options;
        this.announce({ type: 'run-started', version: EVENTS_VERSION, runId });
        return concat(rows, close, end).pipe(
          catchError((error: unknown) =>
            concat(
              this.#closed(close, error),
              end,
              throwError(() => error),
            ),
          ),
          finalize(() => {
            stopping?.unsubscribe();
            concat(this.#closed(close), end).subscribe();
          }),
        );
      });
  }

  announce(event: Untimed<RunEvent>): void {
    this.#emit({ ...event, atMs: this.scheduler.now() });
  }

  /** Nothing is opened for a row that will not be asked. */
  #unlessLeft(row: PreparedRow, ask: () => Observable<Result>): Observable<Result> {
    const { experiment } = row;
    if (!('problem' in row)) {
      const { provider } = experiment;
      const { unconfigured } = row.provider;
      if (unconfigured !== undefined) this.halt({ provider, failure: 'unconfigured', reason: unconfigured });
      const reason = this.halts.reason(experiment);
      if (reason !== undefined) return this.leave(experiment, reason);
    }
    const reservation = this.#sink.reserve?.(experiment) ?? READY;
    return reservation === READY ? ask() : reservation.pipe(concatOne(ask));
  }

  #end(event: Untimed<RunEvent> & { readonly experiment: Experiment }): Observable<never> {
    this.#sink.skip?.(event.experiment);
    this.announce(event);
    return EMPTY;
  }

  /** Where a run has ended already, closing cannot fail it: what fails now and is news is told. */
  #closed(close: Observable<never>, failure?: unknown): Observable<never> {
    return close.pipe(
      catchError((error: unknown) => {
        if (error !== failure)
          this.announce({ type: 'warning', message: this.clean(`Closing failed: ${error}`) });
        return EMPTY;
      }),
    );
  }
}

function assertPositive(options: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (!(value > 0)) throw new RangeError(`${name} must be positive, got ${value}`);
  }
}
