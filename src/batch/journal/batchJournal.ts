import { closeSync, fsyncSync } from 'node:fs';
import type { Subscription } from 'rxjs';
import { UsageError } from '../../errors.js';
import { appendWhole } from '../../sinks/files/appendWhole.js';
import { makeFolders } from '../../sinks/files/makeFolders.js';
import { openForAppending } from '../../sinks/files/openForAppending.js';
import { outputError } from '../../sinks/files/outputError.js';
import { fileLock } from '../../sinks/locks/fileLock.js';
import { counted } from '../../text/counted.js';
import { entryLine, type JobIntent, type JournalEntry } from './journalEntry.js';
import { afterEntry, type JournaledJob, newJob } from './journaledJob.js';
import { readJournal } from './readJournal.js';

/** Ids on one line. */
const IDS_PER_LINE = 1000;

export interface BatchJournalOptions {
  /**
   * What becomes of a journal that is there: it is refused, gone on with, or replaced, which is refused while a job of it
   * is open. Default `refuse`.
   */
  readonly existing?: 'refuse' | 'resume' | 'replace' | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Brings a file to the disk. Default `fs.fsyncSync`. */
  readonly sync?: ((fd: number) => void) | undefined;
}

type Untimed<Entry> = Entry extends JournalEntry ? Omit<Entry, 'jobId' | 'atMs'> : never;

/**
 * The journal of a run's batches: a file of JSON Lines beside the results. Each step of a job is on the disk before the
 * next one is made, so that a run that is killed at any time submits nothing twice and forgets nothing.
 *
 * A second run is kept away by a lock. The last line is cut off if it is not whole. Throws an `OutputError` where the
 * file cannot be written, and a `UsageError` where it must not be, or is no journal.
 *
 * @example
 * const journal = new BatchJournal('results.csv.batches.jsonl', { existing: 'resume' });
 * journal.intend({ jobId: 'pb-1', provider: 'openai', model: 'gpt-4o', requests: 2 }, ['r1-1', 'r2-1']);
 * journal.note('pb-1', { did: 'file', file: 'file-abc' });
 */
export class BatchJournal {
  readonly path: string;
  readonly #now: () => number;
  readonly #sync: (fd: number) => void;
  readonly #lock: Subscription;
  readonly #jobs: Map<string, JournaledJob>;
  readonly #found: readonly JournaledJob[];
  readonly #fd: number;
  #length: number;

  constructor(path: string, options: BatchJournalOptions = {}) {
    const { existing = 'refuse', now = Date.now, sync = fsyncSync } = options;
    this.path = path;
    this.#now = now;
    this.#sync = sync;
    makeFolders(path);
    this.#lock = fileLock(path);
    try {
      const read = readJournal(path);
      if (read !== undefined) checkExisting(path, [...read.jobs.values()], existing);
      const isNew = read === undefined || existing === 'replace';
      this.#jobs = isNew ? new Map() : read.jobs;
      this.#found = [...this.#jobs.values()].filter(({ isOpen }) => isOpen);
      this.#length = isNew ? 0 : read.bytes;
      this.#fd = openForAppending(path, { keepBytes: this.#length });
    } catch (error) {
      this.#lock.unsubscribe();
      throw error;
    }
  }

  /** Jobs of earlier runs whose answers are still to come. */
  get found(): readonly JournaledJob[] {
    return this.#found;
  }

  /** What is known of all jobs; of those that are closed, without their ids. */
  get jobs(): readonly JournaledJob[] {
    return [...this.#jobs.values()];
  }

  /** What is known of a job now. */
  jobOf(jobId: string): JournaledJob {
    return this.#jobs.get(jobId) ?? newJob(jobId);
  }

  /** A job is about to be submitted. */
  intend({ jobId, ...intent }: JobIntent, ids: readonly string[]): void {
    const entries: JournalEntry[] = [];
    const known = { jobId, atMs: this.#now() };
    for (let at = 0; at < ids.length; at += IDS_PER_LINE)
      entries.push({ ...known, did: 'ids', ids: ids.slice(at, at + IDS_PER_LINE) });
    const last: JournalEntry = { ...known, did: 'intent', ...intent };
    this.#append([...entries, last]);
    // The ids are for the next run, which reads them from the file.
    this.#jobs.set(jobId, afterEntry(newJob(jobId), last));
  }

  /** Something has happened to a job. It is on the disk when this returns. */
  note(jobId: string, what: Untimed<JournalEntry>): void {
    const entry: JournalEntry = { jobId, atMs: this.#now(), ...what };
    this.#append([entry]);
    this.#jobs.set(jobId, afterEntry(this.jobOf(jobId), entry));
  }

  close(): void {
    if (this.#lock.closed) return;
    closeSync(this.#fd);
    this.#lock.unsubscribe();
  }

  #append(entries: readonly JournalEntry[]): void {
    const lines = entries.map((entry) => Buffer.from(entryLine(entry)));
    try {
      const appended = appendWhole({ fd: this.#fd, path: this.path }, this.#length, lines);
      this.#length = appended.length;
      if (appended.error !== undefined) throw appended.error;
      this.#sync(this.#fd);
    } catch (error) {
      throw outputError(this.path, error);
    }
  }
}

function checkExisting(
  path: string,
  jobs: readonly JournaledJob[],
  existing: 'refuse' | 'resume' | 'replace',
): void {
  if (existing === 'resume') return;
  const open = jobs.filter(({ isOpen }) => isOpen).length;
  if (existing === 'refuse') throw new UsageError(journalIsThere(path, open));
  if (open > 0) throw new UsageError(openBatches(path, open));
}

/** Says that a journal counts as an output that is there. */
export function journalIsThere(path: string, open: number): string {
  const what =
    open > 0 ? ` and knows of ${countOf(open)} that ${open === 1 ? 'is' : 'are'} not collected` : '';
  return `the batch journal ${path} exists already${what}: use --batch --resume to go on with it${open > 0 ? '' : ', or --overwrite to replace it'}`;
}

/** Says that a journal must not be replaced. */
export function openBatches(path: string, open: number): string {
  return `${path} knows of ${countOf(open)} that ${open === 1 ? 'is' : 'are'} not collected, and paid for: use --batch --resume to collect, or --batch --resume --cancel-batches to cancel`;
}

function countOf(open: number): string {
  return counted(open, 'batch', 'batches');
}
