import type { Observable } from 'rxjs';
import type { ProviderError } from '../../errors.js';
import type { Completion, CompletionRequest, Provider } from '../provider.js';

/**
 * The batch API of a provider: many questions in one job, answered within a day or so, for less. What differs from one
 * API to the next; collecting, submitting, waiting and the journal are shared.
 *
 * Every call starts on subscription. Errors are `ProviderError`s, as the failure table understands them.
 */
export interface BatchApi {
  readonly limits: BatchLimits;
  /** Whether a job carries an id of ours, by which it is found again in the list. */
  readonly carriesId: boolean;
  /** Whether the API can stop a job that it has begun. */
  readonly canCancel: boolean;
  /** One request of a job, as one line of JSON. Its id is of letters, digits, `_` and `-`, 64 at the most. */
  line(customId: string, request: CompletionRequest): string;
  /** Sends the requests ahead, where a job is made from a file; emits the id of the file. */
  upload?(job: JobRequests): Observable<string>;
  /** Bytes of all lines up to which a job is made without a file. Default: none is. */
  readonly inlineBytes?: number | undefined;
  create(job: JobDraft): Observable<BatchState>;
  look(batchId: string): Observable<BatchState>;
  /** The jobs of the account that are as young as this, and maybe older ones, in one emission. */
  list(sinceMs: number): Observable<readonly BatchState[]>;
  /** Completes when the job has been told to stop: it ends later. */
  cancel(batchId: string): Observable<never>;
  /** Hands over what became of the requests, one line of JSON each, in any order; completes behind the last one. */
  outcomes(batch: BatchState, take: (line: string) => void): Observable<never>;
  /** Whose outcome a line is; `undefined` for one that is none. */
  idIn(line: string): string | undefined;
  /** What became of a request. Pure. Throws a `ProviderError` for an answer that is of no use, priced. */
  read(line: string, request: CompletionRequest, nowMs: number): BatchOutcome;
  /** Deletes what is left of a job at the provider. Completes also where there is nothing left. */
  discard(job: JobRemains): Observable<never>;
  /** What calls cost in a batch; emits once, `undefined` where that is not documented. */
  readonly price: NonNullable<Provider['price']>;
}

/** What a job may hold, some 5 % below what the provider says. */
export interface BatchLimits {
  readonly requests: number;
  /** Of all lines together. */
  readonly bytes: number;
}

/** The requests of a job, which lie on disk. */
export interface JobRequests {
  /** Ours: letters, digits and `-`. */
  readonly jobId: string;
  readonly model: string;
  readonly requests: number;
  /** Of all lines, each with its line end. */
  readonly bytes: number;
  /** The lines, from the first, in pieces that end anywhere. */
  open(): AsyncIterable<Uint8Array>;
}

/** What a job is made from. */
export interface JobDraft extends JobRequests {
  /** Where the requests were sent ahead. */
  readonly fileId?: string | undefined;
}

/** What is left of a job at the provider. */
export interface JobRemains {
  readonly batchId?: string | undefined;
  /** Files, in the provider's ids. */
  readonly files: readonly string[];
}

/** Where a job stands. */
export interface BatchState {
  readonly id: string;
  /** Our id, where the job carries it. */
  readonly jobId?: string | undefined;
  /** The provider's word, in small letters. */
  readonly state: string;
  /** Whether nothing changes any more. A state that nobody knows is none of the last ones. */
  readonly ended: boolean;
  /** Why nothing of it ran. */
  readonly refusal?: BatchRefusal | undefined;
  /** Requests in it, as far as the provider says. */
  readonly requests?: number | undefined;
  readonly completed?: number | undefined;
  readonly failed?: number | undefined;
  readonly createdAtMs?: number | undefined;
  /** The file that it was made from. */
  readonly inputFile?: string | undefined;
  /** Files that hold outcomes: answers, errors. */
  readonly outcomeFiles: readonly string[];
  /** Whether it has ended, and names no file of outcomes although it should: it may come later. Default `false`. */
  readonly lacksOutcomes?: boolean | undefined;
  /** How long the server wants to be left alone, in milliseconds. */
  readonly delayMs?: number | undefined;
}

/** Why a job did not run at all. */
export interface BatchRefusal {
  /** As the failure table understands it. */
  readonly error: ProviderError;
  /** Which request is to blame, from 0, if one is. */
  readonly requestIndex?: number | undefined;
  /** More than may be queued at one time: later, or in smaller jobs, it is welcome. */
  readonly isTooMuch: boolean;
}

/** What became of one request. */
export type BatchOutcome =
  | { readonly kind: 'answered'; readonly completion: Completion }
  /** It was refused, as the failure table understands it. */
  | { readonly kind: 'failed'; readonly error: ProviderError }
  /** It never ran: expired, cancelled. */
  | { readonly kind: 'unattempted'; readonly reason: string };

/** A provider that takes batches. */
export interface BatchProvider extends Provider {
  readonly batch: BatchApi;
}

/** A provider that takes batches, and lacks a setting that its calls need. */
export interface BatchPricedProvider extends Provider {
  /** What calls cost in a batch. */
  readonly batchPrice: BatchApi['price'];
}

/** What the calls of a provider cost in a batch, if it takes batches. */
export function batchPriceOf(provider: Provider | undefined): BatchApi['price'] | undefined {
  if (provider !== undefined && 'batchPrice' in provider) return (provider as BatchPricedProvider).batchPrice;
  return batchApiOf(provider)?.price;
}

/** Whether the requests of a job are sent ahead in a file. */
export function isSentAhead(
  { upload, inlineBytes = 0 }: Pick<BatchApi, 'upload' | 'inlineBytes'>,
  { bytes }: Pick<JobRequests, 'bytes'>,
): boolean {
  return upload !== undefined && bytes > inlineBytes;
}

/** The batch API of a provider, if it has one. */
export function batchApiOf(provider: Provider | undefined): BatchApi | undefined {
  return provider !== undefined && 'batch' in provider ? (provider as BatchProvider).batch : undefined;
}
