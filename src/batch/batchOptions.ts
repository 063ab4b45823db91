import type { Observable } from 'rxjs';
import type { RunOptions } from '../run/runOptions.js';
import type { BatchJournal } from './journal/batchJournal.js';

/** Rows go to the providers' batch APIs, for less, and are answered within a day or so. */
export interface BatchOptions {
  readonly journal: BatchJournal;
  /** Requests of one job. Default: what the provider allows, less 5 %. */
  readonly size?: number | undefined;
  /** How often is asked where a job stands, in milliseconds, unless its server wants more. Default `60_000`. */
  readonly pollMs?: number | undefined;
  /** Whether answers are waited for. Default `true`; else jobs are submitted, and what has ended is collected. */
  readonly wait?: boolean | undefined;
  /** Whether open jobs are cancelled. What has finished of them is collected, nothing is submitted. Default `false`. */
  readonly cancel?: boolean | undefined;
  /**
   * Asks whether a batch is one of ours, where the API does not tell and that decides whether rows are paid for twice.
   * Emits `undefined` where there is nobody to ask, which is the default: such rows are left.
   */
  readonly confirm?: ((question: string) => Observable<boolean | undefined>) | undefined;
}

/** What a run takes, batches included. */
export interface BatchRunOptions extends RunOptions {
  /** Default: rows are asked one by one. */
  readonly batch?: BatchOptions | undefined;
}
