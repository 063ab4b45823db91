import type { Experiment } from './experiment.js';
import type { FailureClass } from './failure.js';
import type { Result } from './result.js';

/**
 * Why a row was left unwritten: it runs on `--resume`. `submitted`: it waits in a batch that goes on; `unattempted`: its
 * batch has ended without having run it.
 */
export type LeftReason = 'halted' | 'interrupted' | 'budget' | 'submitted' | 'unattempted';

/**
 * The form of the events, as `--events` writes them too: a new field or type leaves it as it is, a changed or missing one
 * counts it up.
 */
export const EVENTS_VERSION = 1;

/** What happened. `atMs` is milliseconds on the run's own clock. */
export type RunEvent =
  | {
      readonly type: 'run-started';
      readonly atMs: number;
      readonly version: typeof EVENTS_VERSION;
      /** Names this run among all. */
      readonly runId: string;
    }
  /** A row of the input is queued in its lane. */
  | { readonly type: 'row-queued'; readonly atMs: number; readonly experiment: Experiment }
  /** The last row has been read. */
  | { readonly type: 'input-ended'; readonly atMs: number; readonly rows: number }
  | {
      readonly type: 'call-started';
      readonly atMs: number;
      readonly experiment: Experiment;
      readonly attempt: number;
    }
  | {
      readonly type: 'call-failed';
      readonly atMs: number;
      readonly experiment: Experiment;
      readonly attempt: number;
      readonly failure: FailureClass;
      readonly reason: string;
      readonly latencyMs: number;
      /** Wait before the next attempt; `undefined` when there is none. */
      readonly waitMs?: number | undefined;
    }
  /** The result has been written. */
  | { readonly type: 'row-finished'; readonly atMs: number; readonly result: Result }
  /** The cache has no answer to a row, which is therefore asked. */
  | {
      readonly type: 'cache-missed';
      readonly atMs: number;
      readonly experiment: Experiment;
      readonly reason: string;
    }
  /** The results hold this row already: it is not asked again. */
  | { readonly type: 'row-kept'; readonly atMs: number; readonly experiment: Experiment }
  | {
      readonly type: 'row-left';
      readonly atMs: number;
      readonly experiment: Experiment;
      readonly reason: LeftReason;
    }
  | {
      readonly type: 'provider-paused';
      readonly atMs: number;
      readonly provider: string;
      /** Only this model of the provider, or this class of models, if given. */
      readonly model?: string | undefined;
      readonly untilMs: number;
      readonly reason: string;
    }
  /** What is left of a limit is spread over the time until there is more: no call starts before `untilMs`. */
  | {
      readonly type: 'provider-slowed';
      readonly atMs: number;
      readonly provider: string;
      /** Only this model of the provider, or this class of models, if given. */
      readonly model?: string | undefined;
      readonly untilMs: number;
      readonly reason: string;
    }
  /** A pause is over. */
  | {
      readonly type: 'provider-resumed';
      readonly atMs: number;
      readonly provider: string;
      readonly model?: string | undefined;
    }
  /** So many calls at once are made from now on. The first one of a provider tells what it begins with. */
  | {
      readonly type: 'cap-changed';
      readonly atMs: number;
      readonly provider: string;
      /** Only of this model of the provider, or this class of models, if given. */
      readonly model?: string | undefined;
      readonly cap: number;
    }
  | {
      readonly type: 'provider-halted';
      readonly atMs: number;
      readonly provider: string;
      /** Only this model of the provider, if given. */
      readonly model?: string | undefined;
      readonly failure: FailureClass;
      readonly reason: string;
    }
  /** A batch has begun, or is in another state than before. */
  | ({ readonly type: 'batch-changed'; readonly atMs: number } & BatchProgress)
  /** A worker has come, goes, says something new of itself, or, every 5 s, has answered more calls. */
  | ({ readonly type: 'worker-changed'; readonly atMs: number } & WorkerWord)
  /** The known cost has reached the budget: no further call is made. */
  | {
      readonly type: 'budget-reached';
      readonly atMs: number;
      /** US dollars. */
      readonly maxCostUsd: number;
      readonly knownCostUsd: number;
    }
  | { readonly type: 'warning'; readonly atMs: number; readonly message: string }
  | { readonly type: 'run-ended'; readonly atMs: number };

/** What is known of a worker that makes calls on another machine. */
export interface WorkerWord {
  readonly worker: string;
  /** Whether it is there no more. */
  readonly isGone: boolean;
  /** What it serves, by provider: calls at once that it takes now, and why it takes none. */
  readonly serves: Readonly<
    Record<string, { readonly places: number; readonly problem?: string | undefined }>
  >;
  /** Calls of this run that it has answered, those that failed included. */
  readonly calls: number;
  /** Those of them that failed. */
  readonly errors: number;
}

/** Where a batch stands. */
export interface BatchProgress {
  readonly provider: string;
  readonly model: string;
  /** Our name of it. */
  readonly jobId: string;
  /** The provider's name of it, once it has one. */
  readonly batchId?: string | undefined;
  /** The provider's word; before and behind those, `uploading`, `queued`, `collecting`, `collected` and `left`. */
  readonly state: string;
  readonly requests: number;
  /** Requests that are done, as far as the provider says. */
  readonly completed?: number | undefined;
  readonly failed?: number | undefined;
  /** Tokens of its input, as they were estimated. */
  readonly estimatedTokens: number;
  /** US dollars for its input by that estimate; `undefined` where the price is not known. */
  readonly inputUsd?: number | undefined;
}

/** An event that has not been given its time yet. */
export type Untimed<Event> = Event extends RunEvent ? Omit<Event, 'atMs'> : never;
