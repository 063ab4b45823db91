import type { Observable, SchedulerLike } from 'rxjs';
import type { RateLimit } from '../allowance.js';
import type { RowAttachmentsOptions } from '../attachments/rowAttachments.js';
import type { AnswerCache } from '../cache/answerCache.js';
import type { RunEvent, Untimed } from '../events.js';
import type { Experiment, Parameters } from '../experiment.js';
import type { RetryWithBackoffOptions } from '../operators/retry/retryOptions.js';
import type { TextSource } from '../prompt/textSource.js';
import type { Provider, ProviderLookup } from '../providers/provider.js';
import type { RowQueue } from '../queues/rowQueue.js';
import type { ResultSink } from '../sinks/sink.js';

/** What is asked: everything that can be checked without a call. */
export interface QuestionOptions {
  /** What is to be run, such as `experiments(table).experiments` or `fromRecords(rows)`. */
  readonly experiments: Observable<Experiment>;
  /**
   * The prompt template: its text, or where it comes from. Several are a `Map` by name, and each row is asked the one
   * that its `promptName` says: see `Matrix.prompts`.
   */
  readonly prompt: string | TextSource | ReadonlyMap<string, string | TextSource>;
  /**
   * Context documents, appended to the prompt in this order: their texts, then called `context 1` and so on by their
   * place, or where they come from. Default none.
   */
  readonly contexts?: readonly (string | TextSource)[] | undefined;
  /** The system message template. Default none. */
  readonly system?: string | TextSource | undefined;
  /**
   * Request parameters of every row, under those of its `param.NAME` columns, such as `{ temperature: 0 }`. A JSON Schema
   * as `response_schema` asks every provider for JSON of that form, and checks it. Default none.
   */
  readonly parameters?: Parameters | undefined;
  /** Images and documents that go along with the prompt. Default none. */
  readonly attachments?: RowAttachmentsOptions | undefined;
  /** Who answers: objects by name, or a lookup such as `defaultProviders()`. */
  readonly providers: Readonly<Record<string, Provider>> | ProviderLookup;
  /** Where waiting rows are kept. Default: a few thousand in memory, the rest in a temporary file. */
  readonly queue?: (() => RowQueue<Experiment>) | undefined;
}

/** The curve of the waits, and how many of them. */
export type RetryPolicy = Pick<
  RetryWithBackoffOptions,
  'maxRetries' | 'initialDelayMs' | 'maxDelayMs' | 'maxWaitMs' | 'factor' | 'jitter' | 'random'
>;

/** What a run is made of: what is asked of whom, how fast, for how much, and where the results go. */
export interface RunOptions extends QuestionOptions {
  /** Answers that were paid for, such as `answerCache(folder)`. Default: every row is asked. */
  readonly cache?: AnswerCache | undefined;
  /** Where results go; a row ends when its result has been taken. Default: nowhere but `results`. */
  readonly sink?: ResultSink | undefined;
  /** Calls at once over all providers. Default `1000`. */
  readonly maxConcurrent?: number | undefined;
  /** Calls at once by provider. Default: what the provider says, or `10`. */
  readonly concurrency?: Readonly<Record<string, number>> | undefined;
  /** Requests per period by provider, or by model as `provider/model`. Default: no limits. */
  readonly rateLimits?: Readonly<Record<string, RateLimit>> | undefined;
  /**
   * Tokens per period by provider, or by model as `provider/model`. A call counts with the estimate of its input and its
   * `max_tokens`, and then with what it used. Default: no limits.
   */
  readonly tokenLimits?: Readonly<Record<string, RateLimit>> | undefined;
  /** One row at a time, from its start to its written result, in input order. Default `false`. */
  readonly sequential?: boolean | undefined;
  /** One attempt, whole, in milliseconds; waiting for a turn does not count. Default `300_000`. */
  readonly timeoutMs?: number | undefined;
  /** How failed attempts are tried again. Default: 3 retries after about 1 s, 2 s and 4 s. */
  readonly retry?: RetryPolicy | undefined;
  /** What else happens, as those tell who make the calls. It becomes part of the run's events. Default: nothing. */
  readonly news?: Observable<Untimed<RunEvent>> | undefined;
  /** When it emits, no new call starts; calls in flight finish and are written. Default: never. */
  readonly stop?: Observable<unknown> | undefined;
  /** Takes secrets out of messages. Default: leaves them as they are. */
  readonly redact?: ((text: string) => string) | undefined;
  /**
   * US dollars: no further call starts when the known cost of this run reaches it, calls in flight counted by estimate.
   * Errors with a `UsageError` at a row whose model has no price. Default: no limit.
   */
  readonly maxCostUsd?: number | undefined;
  /** With `maxCostUsd`: run models whose price is not known all the same. Default `false`. */
  readonly allowUnpriced?: boolean | undefined;
  /** Names the run in its events. Default: a random UUID. */
  readonly runId?: string | undefined;
  /** Clock for all waits. Default: `asyncScheduler`, on a clock that does not jump when the system's is set. */
  readonly scheduler?: SchedulerLike | undefined;
}
