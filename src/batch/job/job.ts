import { randomUUID } from 'node:crypto';
import type { BatchLimits, JobRequests } from '../../providers/batch/batchApi.js';
import type { RowQueue } from '../../queues/rowQueue.js';
import { spillQueue } from '../../queues/spillQueue.js';
import { DiskLines } from '../disk/diskLines.js';
import type { JournaledJob } from '../journal/journaledJob.js';
import type { WaitingRow } from './waitingRow.js';

/** Rows of a job in memory, before and behind the file that keeps them. */
const ROWS_IN_MEMORY = 100;

/** A job that an earlier run has submitted. */
export function earlierJob(journaled: JournaledJob): Job & { readonly unasked: Set<string> } {
  const { jobId, model, requests, ids, fileId, batchId } = journaled;
  const rows = rowsOnDisk();
  const nothing = async function* () {};
  const draft = { jobId, model, requests, bytes: 0, open: nothing };
  const unasked = new Set(ids);
  const close = () => rows.close();
  return {
    jobId,
    model,
    requests,
    ids,
    rows,
    unasked,
    draft,
    fileId,
    batchId,
    estimatedTokens: 0,
    submitted() {},
    close,
  };
}

/** A job of this run or of an earlier one, and the rows that wait for it. */
export interface Job {
  readonly jobId: string;
  readonly model: string;
  /** Requests in it. */
  readonly requests: number;
  /** The rows that wait for it, in the order of its requests. */
  readonly rows: RowQueue<WaitingRow>;
  /** Ids of an earlier run's job that no row of this one has asked for yet. */
  readonly unasked?: Set<string> | undefined;
  /** What is submitted. Of an earlier run's job the requests are gone. */
  readonly draft: JobRequests;
  /** Ids of its requests in their order, where they are still needed. */
  ids: readonly string[];
  fileId?: string | undefined;
  batchId?: string | undefined;
  /** Tokens of its rows, as they were estimated. */
  readonly estimatedTokens: number;
  /** US dollars for that, where the price is known. */
  inputUsd?: number | undefined;
  /** What was announced of it last. */
  told?: string | undefined;
  /** When its batch was made, by the clock of the run. */
  createdAtMs?: number | undefined;
  /** Lets go of the requests: they are where they were to go. */
  submitted(): void;
  /** Lets go of all that is on disk. */
  close(): void;
}

/** Keeps the rows of a job on disk. */
export function rowsOnDisk(): RowQueue<WaitingRow> {
  return spillQueue<WaitingRow>({ memoryLimit: ROWS_IN_MEMORY });
}

/** A job that is being filled. Requests and rows are written to disk as they come. */
export class OpenJob {
  readonly jobId = `pb-${randomUUID()}`;
  readonly #model: string;
  readonly #limits: BatchLimits;
  readonly #lines = new DiskLines();
  readonly #rows = rowsOnDisk();
  readonly #ids = new Set<string>();
  #estimatedTokens = 0;

  constructor(model: string, limits: BatchLimits) {
    this.#model = model;
    this.#limits = limits;
  }

  get requests(): number {
    return this.#ids.size;
  }

  get isFull(): boolean {
    return this.requests >= this.#limits.requests;
  }

  /** An id that no other request of the job has: the same question may be there twice. */
  freeId(base: string): string {
    let id = base;
    for (let copy = 2; this.#ids.has(id); copy++) id = `${base}-${copy}`;
    return id;
  }

  /** Whether there is room for one more line. */
  fits(line: string): boolean {
    return this.#lines.bytes + Buffer.byteLength(line) + 1 <= this.#limits.bytes;
  }

  add(line: string, row: WaitingRow): void {
    this.#ids.add(row.customId);
    this.#lines.add(line);
    this.#rows.push(row);
    this.#estimatedTokens += row.estimatedTokens;
  }

  /** The job as it is submitted. */
  sealed(): Job {
    const { jobId, requests } = this;
    const [model, rows, lines, estimatedTokens] = [
      this.#model,
      this.#rows,
      this.#lines,
      this.#estimatedTokens,
    ];
    const draft = { jobId, model, requests, bytes: lines.bytes, open: () => lines.open() };
    const ids = [...this.#ids];
    const submitted = () => lines.close();
    const close = () => {
      rows.close();
      lines.close();
    };
    return { jobId, model, requests, ids, rows, estimatedTokens, draft, submitted, close };
  }
}
