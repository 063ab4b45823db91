import { closeSync, openSync, readSync } from 'node:fs';
import { UsageError } from '../../errors.js';
import { jsonLines } from '../../providers/batch/jsonLines.js';
import { errorCode } from '../../text/errorCode.js';
import { entryIn } from './journalEntry.js';
import { afterEntry, type JournaledJob, newJob } from './journaledJob.js';

const PIECE_BYTES = 256 * 1024;
const LINE_END = 10;

/** What a journal says, as far as its lines are whole. */
export interface ReadJournal {
  readonly jobs: Map<string, JournaledJob>;
  /** Of the whole lines: what stands behind them was being written when a run was killed. */
  readonly bytes: number;
}

/** Reads a journal; `undefined` where there is none. Throws a `UsageError` for a file that is none. */
export function readJournal(path: string): ReadJournal | undefined {
  const fd = opened(path);
  if (fd === undefined) return undefined;
  const jobs = new Map<string, JournaledJob>();
  let number = 0;
  let bytes = 0;
  const take = jsonLines((line) => {
    number += 1;
    const entry = entryIn(line);
    if (entry === undefined)
      throw new UsageError(
        `line ${number} of ${path} is no line of a batch journal: was it changed by hand?`,
      );
    const { jobId } = entry;
    jobs.set(jobId, afterEntry(jobs.get(jobId) ?? newJob(jobId), entry));
  });
  try {
    let tail = Buffer.alloc(0);
    for (;;) {
      const piece = Buffer.alloc(PIECE_BYTES);
      const read = readSync(fd, piece, 0, PIECE_BYTES, null);
      if (read === 0) return { jobs, bytes };
      const all = Buffer.concat([tail, piece.subarray(0, read)]);
      const end = all.lastIndexOf(LINE_END) + 1;
      take(all.subarray(0, end));
      bytes += end;
      tail = all.subarray(end);
    }
  } finally {
    closeSync(fd);
  }
}

function opened(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new UsageError(`the batch journal ${path} cannot be read`, { cause: error });
  }
}
