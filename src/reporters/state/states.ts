import type { BatchProgress, WorkerWord } from '../../events.js';
import type { FailureClass } from '../../failure.js';

/** How many rows there are, and what became of them. */
export interface RowCounts {
  /** Rows that the input was seen to hold so far. */
  readonly queued: number;
  readonly ok: number;
  readonly warning: number;
  readonly error: number;
  /** Rows that the results held already. */
  readonly kept: number;
  /** Rows that were not attempted, or not to their end. */
  readonly left: number;
}

/** What calls used and cost. */
export interface UsageCounts {
  /** Attempts behind the first one of their row. */
  readonly retries: number;
  /** What rows have waited for their next attempt, all of them together, in milliseconds. */
  readonly retryWaitMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Part of `inputTokens`, as far as the providers say. */
  readonly cachedTokens: number;
  /** Part of `outputTokens`, as far as the providers say. */
  readonly reasoningTokens: number;
  /** US dollars, of the rows whose cost is known; `undefined` while there is none. */
  readonly costUsd: number | undefined;
  /** Rows with an answer whose cost is not known. */
  readonly unpriced: number;
  /** What all calls took together, failed ones included, in milliseconds. */
  readonly callMs: number;
}

/** One model of a provider. */
export interface ModelState extends RowCounts, UsageCounts {
  readonly provider: string;
  readonly model: string;
  /** Calls that were sent and whose row is not written yet. */
  readonly inFlight: number;
  /** `error` rows by what failed; `invalid` is a row that could not be asked. */
  readonly errors: Readonly<Partial<Record<FailureClass | 'invalid', number>>>;
  /** Of calls with an answer, within 1 %. */
  readonly latencyMs: {
    readonly p50?: number | undefined;
    readonly p95?: number | undefined;
    readonly max?: number | undefined;
  };
  /** Output tokens per second of the calls that brought them; `undefined` where none were counted. */
  readonly tokensPerSecond: number | undefined;
  /** Rows per millisecond lately, pauses not counted; `undefined` before the first one. */
  readonly rowsPerMs: number | undefined;
}

/** A time in which no call of a provider, or of one model of it, starts. */
export interface Pause {
  /** Only this model of the provider, if given. */
  readonly model?: string | undefined;
  readonly untilMs: number;
  readonly reason: string;
}

/** How often a model, or a class of models, was paused while its sisters went on. */
export interface ModelPauses {
  readonly model: string;
  readonly pauseCount: number;
  readonly pausedMs: number;
}

/** A provider, or one model of it, that is asked nothing more in this run, and why. */
export interface Halt {
  readonly provider: string;
  /** Only this model of the provider, if given. */
  readonly model?: string | undefined;
  readonly failure: FailureClass;
  readonly reason: string;
}

/** Where the rows of one provider stand. */
export interface ProviderState extends RowCounts {
  readonly provider: string;
  /** Calls that were sent and whose row is not written yet. */
  readonly inFlight: number;
  /** Calls at once that it gets now; `undefined` until that is told. */
  readonly cap: number | undefined;
  /** What holds it back; a pause that is over by the clock is over. */
  readonly pauses: readonly Pause[];
  /** How often it was paused, and for how long altogether, in milliseconds. */
  readonly pauseCount: number;
  readonly pausedMs: number;
  /** The same of its models, or classes of models, that were paused by themselves. */
  readonly modelPauses: readonly ModelPauses[];
  /** Why it gets no further calls; `undefined` while it does. */
  readonly halt: Halt | undefined;
  /** Rows per millisecond lately, pauses not counted; `undefined` before the first one. */
  readonly rowsPerMs: number | undefined;
  readonly models: readonly ModelState[];
  /** Batches that are not collected; left out where rows are asked one by one. */
  readonly batches?: readonly BatchProgress[];
}

/** `error` rows with the same message, numbers aside. */
export interface FailureGroup {
  /** `invalid`: the row could not be asked. `other`: whatever came when 100 groups were there already. */
  readonly failure: FailureClass | 'invalid' | 'other';
  /** With `#` in the place of numbers; as it came where all say the same. */
  readonly message: string;
  readonly count: number;
}

/** `warning` rows with the same message, numbers aside. */
export type WarningGroup = Pick<FailureGroup, 'message' | 'count'>;

/** Where a run stands. Plain data that does not change any more. */
export interface RunState extends RowCounts, UsageCounts {
  /** `undefined` before the run has started. */
  readonly runId: string | undefined;
  /** The time of the last event, in milliseconds on the run's own clock, as all times. */
  readonly atMs: number;
  /** When the run has started. */
  readonly startedMs: number;
  /** Whether the run has ended. */
  readonly ended: boolean;
  /** Whether the input has been read to its end, so that `queued` is the total. */
  readonly inputEnded: boolean;
  /** Whether the run was told to stop. */
  readonly interrupted: boolean;
  /** Calls that were sent and whose row is not written yet. */
  readonly inFlight: number;
  /** Rows per millisecond lately; `undefined` before the first one. */
  readonly rowsPerMs: number | undefined;
  /** In the order in which they were first seen. */
  readonly providers: readonly ProviderState[];
  /** Providers, and models of them, that are not called any more. */
  readonly halts: readonly Halt[];
  /** The most frequent first. */
  readonly failures: readonly FailureGroup[];
  /** The most frequent first. */
  readonly warnings: readonly WarningGroup[];
  /** Who makes the calls on other machines, in the order in which they came; left out where nobody does. */
  readonly workers?: readonly WorkerWord[];
}
