import type { JournalEntry } from './journalEntry.js';

/** What the journal knows of one job. */
export interface JournaledJob {
  readonly jobId: string;
  readonly provider: string;
  readonly model: string;
  readonly requests: number;
  /** When it was about to be submitted, in milliseconds since 1970. */
  readonly intendedAtMs: number;
  /** Its requests in their order. Empty once it is closed. */
  readonly ids: readonly string[];
  readonly fileId?: string | undefined;
  readonly batchId?: string | undefined;
  /** Batches of it that were refused. */
  readonly refused: readonly string[];
  /** Files that hold what became of it, once that is known. */
  readonly outcomeFiles: readonly string[];
  /** Whether its answers are still to come. */
  readonly isOpen: boolean;
  /** Whether something of it may be left at the provider. */
  readonly isLeft: boolean;
}

/** What is known of a job when one more thing has happened to it. */
export function afterEntry(job: JournaledJob, entry: JournalEntry): JournaledJob {
  switch (entry.did) {
    case 'ids':
      return { ...job, ids: [...job.ids, ...entry.ids] };
    case 'intent': {
      const { provider, model, requests, atMs } = entry;
      return { ...job, provider, model, requests, intendedAtMs: atMs, isOpen: true };
    }
    case 'file':
      return { ...job, fileId: entry.file, isLeft: true };
    case 'batch':
      return { ...job, batchId: entry.batch, isLeft: true };
    case 'again':
      return {
        ...job,
        batchId: undefined,
        refused: [...job.refused, ...(job.batchId === undefined ? [] : [job.batchId])],
      };
    case 'ended':
      return { ...job, outcomeFiles: entry.files };
    case 'collected':
    case 'dropped':
      return { ...job, isOpen: false, ids: [] };
    case 'discarded':
      return { ...job, isLeft: false };
  }
}

/** A job of which nothing is known yet. Its ids come before its intent: without that, nothing was submitted. */
export function newJob(jobId: string): JournaledJob {
  return {
    jobId,
    provider: '',
    model: '',
    requests: 0,
    intendedAtMs: 0,
    ids: [],
    refused: [],
    outcomeFiles: [],
    isOpen: false,
    isLeft: false,
  };
}
