import {
  asyncScheduler,
  catchError,
  concat,
  defer,
  EMPTY,
  finalize,
  type MonoTypeOperatorFunction,
  mergeMap,
  type Observable,
  of,
  type SchedulerLike,
  takeUntil,
  tap,
  throwError,
} from 'rxjs';
import type { LeftReason, RunEvent } from '../events.js';
import type { Experiment } from '../experiment.js';
import { Gate } from '../operators/gate.js';
import type { MergeLaneOptions } from '../operators/mergeLane.js';
import { ProviderPace } from '../operators/pace/providerPace.js';
import type { RetryWithBackoffOptions } from '../operators/retryWithBackoff.js';
import { cleanText } from '../providers/cleanText.js';
import { spillQueue } from '../queues/spillQueue.js';
import type { Result } from '../result.js';
import type { ResultSink } from '../sinks/sink.js';
import { Halts } from './halts.js';
import type { PreparedRow } from './preparedRow.js';
import { prepareRow } from './prepareRow.js';
import { ProviderLane } from './providerLane.js';
import { providerLookup } from './providerLookup.js';
import { RETRY_RULES } from './retryRules.js';
import type { ProviderLookup, RunOptions } from './runOptions.js';

type Untimed<Event> = Event extends RunEvent ? Omit<Event, 'atMs'> : never;

/** The lane of the rows that need no call, and of all rows when they run one at a time. */
const COMMON_LANE = '';

/** What one run has and its rows share. */
export class Run {
  readonly halts = new Halts();
  readonly gate: Gate;
  readonly scheduler: SchedulerLike;
  readonly timeoutMs: number;
  readonly retry: RetryWithBackoffOptions;
  /** A text from outside as one harmless line, without secrets. */
  readonly clean: (text: string) => string;
  /** Finds out what a row asks. */
  readonly prepare: (experiment: Experiment) => Observable<PreparedRow>;
  readonly #options: RunOptions;
  readonly #sink: ResultSink;
  readonly #maxConcurrent: number;
  readonly #providerOf: ProviderLookup;
  readonly #emit: (event: RunEvent) => void;
  readonly #lanes = new Map<string, ProviderLane>();
  #inputError: Observable<never> = EMPTY;

  constructor(options: RunOptions, emit: (event: RunEvent) => void) {
    const {
      maxConcurrent = 1000,
      sequential = false,
      timeoutMs = 300_000,
      scheduler = asyncScheduler,
    } = options;
    assertPositive({ maxConcurrent, timeoutMs, ...options.concurrency });
    this.#options = options;
    this.#emit = emit;
    this.#maxConcurrent = maxConcurrent;
    this.#providerOf = providerLookup(options.providers);
    this.#sink = options.sink ?? { write: of };
    this.scheduler = scheduler;
    this.timeoutMs = timeoutMs;
    this.retry = { ...options.retry, ...RETRY_RULES, scheduler };
    this.clean = (text) => cleanText(text, options.redact);
    this.gate = new Gate({
      permits: sequential ? 1 : maxConcurrent,
      paceOf: (provider) => this.laneOf(provider).pace,
      scheduler,
    });
    this.prepare = prepareRow({ ...options, providers: this.#providerOf });
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

  /** Rows that need no call share one lane: a bogus provider name opens none. */
  readonly laneKey = ({ provider, problem }: Experiment): string => {
    const callable = problem === undefined && this.#providerOf(provider) !== undefined;
    return callable && !this.#options.sequential ? provider : COMMON_LANE;
  };

  laneOptions(lane: string): MergeLaneOptions<Experiment> {
    return {
      concurrency: lane === COMMON_LANE ? 1 : this.#placesOf(lane),
      queue: this.#options.queue ?? (() => spillQueue()),
    };
  }

  /** What is known of a provider. */
  laneOf(provider: string): ProviderLane {
    const lane = this.#lanes.get(provider) ?? this.#openLane(provider);
    this.#lanes.set(provider, lane);
    return lane;
  }

  /** Starts no further call to a provider, or to one model of it. */
  halt(halt: Omit<Extract<RunEvent, { type: 'provider-halted' }>, 'type' | 'atMs'>): void {
    if (!this.halts.halt(halt.provider, halt.model)) return;
    this.announce({ type: 'provider-halted', ...halt, reason: this.clean(halt.reason) });
  }

  /** Asks, unless the results hold the row already. */
  unlessKept(row: PreparedRow, ask: () => Observable<Result>): Observable<Result> {
    const { experiment, experimentId } = row;
    const claimed = this.#sink.claim?.(experiment, experimentId);
    if (claimed === undefined) return ask();
    return claimed.pipe(mergeMap((due) => (due ? ask() : this.#end({ type: 'row-kept', experiment }))));
  }

  /** Ends a row without a result. */
  leave(experiment: Experiment, reason: LeftReason): Observable<never> {
    return this.#end({ type: 'row-left', experiment, reason });
  }

  write(result: Result): Observable<Result> {
    return this.#sink
      .write(result)
      .pipe(tap({ complete: () => this.announce({ type: 'row-finished', result }) }));
  }

  /** Around everything: begins with the stop signal in force, and lets go of the sink at every end. */
  session<T>(): MonoTypeOperatorFunction<T> {
    let open = true;
    const close = defer(() => {
      const closing = open ? this.#sink.close?.() : undefined;
      open = false;
      return closing ?? EMPTY;
    });
    return (rows) =>
      defer(() => {
        const stopping = this.#options.stop?.subscribe(() => this.halts.stop());
        this.announce({ type: 'run-started' });
        return concat(rows, close).pipe(
          catchError((error: unknown) =>
            concat(
              this.#closed(close, error),
              throwError(() => error),
            ),
          ),
          finalize(() => {
            stopping?.unsubscribe();
            this.#closed(close).subscribe();
            this.announce({ type: 'run-ended' });
          }),
        );
      });
  }

  announce(event: Untimed<RunEvent>): void {
    this.#emit({ ...event, atMs: this.scheduler.now() });
  }

  #openLane(provider: string): ProviderLane {
    const { rateLimits = {}, tokenLimits = {} } = this.#options;
    const pace = new ProviderPace({
      cap: this.#placesOf(provider),
      rateLimit: own(rateLimits, provider),
      tokenLimit: own(tokenLimits, provider),
      ...this.#options.retry,
    });
    pace.changes.subscribe((change) =>
      this.announce(
        change.type === 'paused'
          ? { type: 'provider-paused', provider, untilMs: change.untilMs, reason: this.clean(change.reason) }
          : { type: 'cap-changed', provider, cap: change.cap },
      ),
    );
    return new ProviderLane({
      pace,
      places: this.#options.sequential ? 1 : this.#placesOf(provider),
      maxWaitMs: this.retry.maxWaitMs ?? 600_000,
      halt: (failure, reason, model) => this.halt({ provider, model, failure, reason }),
    });
  }

  #placesOf(provider: string): number {
    const { concurrency = {} } = this.#options;
    const cap = own(concurrency, provider) ?? this.#providerOf(provider)?.concurrency ?? 10;
    return Math.min(cap, this.#maxConcurrent);
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

function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function assertPositive(options: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (!(value > 0)) throw new RangeError(`${name} must be positive, got ${value}`);
  }
}
