import type { Experiment } from './experiment.js';
import type { FailureClass } from './failure.js';

/** `warning` is an answer with something to know about it; `error` is no answer. */
export type Status = 'ok' | 'warning' | 'error';

/** Why the model stopped, in one vocabulary for all providers. */
export type FinishReason = 'stop' | 'length' | 'content_filter' | 'tool_calls' | 'error';

/** What became of one experiment: one row of the results. */
export interface Result {
  /** The row of the input that it is the result of. */
  readonly experiment: Experiment;
  /** Whether there is an answer, and whether there is something to know about it. */
  readonly status: Status;
  /** The answer as it came, newlines included. Empty for an `error`. */
  readonly output: string;
  /** What is to be known: the reason of a `warning` or an `error`. Else empty. */
  readonly errorMessage: string;
  /** What kind of failure an `error` is; none where the row could not even be asked. */
  readonly failure?: FailureClass | undefined;
  /**
   * Tokens the provider counted. Of an answer that does not say so, the estimate (by tokenx); an `error` has none
   * but what was counted.
   */
  readonly inputTokens?: number | undefined;
  /** Tokens of the answer that the provider counted, reasoning included. Unknown is left out. */
  readonly outputTokens?: number | undefined;
  /** Part of `inputTokens` that came from the provider's cache. */
  readonly cachedTokens?: number | undefined;
  /** Part of `outputTokens` that the model spent on thinking. */
  readonly reasoningTokens?: number | undefined;
  /** What the model thought before it answered, where the provider shows it. */
  readonly reasoning?: string | undefined;
  /** Tokens that prompt and answer may have together. Unknown is left out. */
  readonly contextWindow?: number | undefined;
  /** Why the model stopped. Unknown is left out. */
  readonly finishReason?: FinishReason | undefined;
  /** The provider's own word for it. */
  readonly rawFinishReason?: string | undefined;
  /** Every call sent for this row. */
  readonly attempts: number;
  /** When the last call began, in milliseconds since 1970. No call, no time. */
  readonly startedAtMs?: number | undefined;
  /** Milliseconds that the last call took. */
  readonly latencyMs?: number | undefined;
  /** US dollars: the provider's own figure, else tokens times a known price. Never a guess. */
  readonly costUsd?: number | undefined;
  /** Names row, question and repetition: what `--resume` recognises a finished row by. */
  readonly experimentId: string;
}
