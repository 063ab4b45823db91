import type { Observable } from 'rxjs';
import type { BatchOptions } from '../../../batch/batchOptions.js';
import { BatchJournal, journalIsThere, openBatches } from '../../../batch/journal/batchJournal.js';
import { readJournal } from '../../../batch/journal/readJournal.js';
import { UsageError } from '../../../errors.js';
import { isTemplatedPath } from '../../../paths/pathTemplate.js';
import { outputKind } from '../../../sinks/files/outputKind.js';
import type { RunFlags } from '../flags/runFlags.js';
import { journalPath } from '../journalPath.js';

type JournalFlags = Pick<
  RunFlags,
  'batch' | 'batch-size' | 'batch-poll' | 'no-wait' | 'cancel-batches' | 'output' | 'resume' | 'overwrite'
>;

/**
 * Throws a `UsageError` for an output that takes no batches, and for a journal beside it that must not be passed over:
 * its rows are paid for. Changes nothing.
 */
export function checkJournal(flags: JournalFlags): void {
  const { output, batch, overwrite, resume } = flags;
  if (output === undefined) return;
  if (batch && !isTemplatedPath(output) && outputKind(output) === 'stream')
    throw new UsageError(
      `--batch needs --output FILE, and ${output} is no file: its journal stands beside the results`,
    );
  const path = journalPath(output);
  const journal = readJournal(path);
  if (journal === undefined) return;
  const open = [...journal.jobs.values()].filter(({ isOpen }) => isOpen).length;
  if (overwrite && open > 0) throw new UsageError(openBatches(path, open));
  if (!overwrite && !resume) throw new UsageError(journalIsThere(path, open));
  if (resume && open > 0 && !batch) throw new UsageError(openBatches(path, open));
}

/** How rows are asked in batches, if they are; opens the journal. */
export function batchOptions(
  flags: JournalFlags,
  confirm: (question: string) => Observable<boolean | undefined>,
): BatchOptions | undefined {
  const { output, batch, overwrite, resume } = flags;
  if (!batch || output === undefined) return undefined;
  const existing = resume ? 'resume' : overwrite ? 'replace' : 'refuse';
  return {
    journal: new BatchJournal(journalPath(output), { existing }),
    size: flags['batch-size'],
    pollMs: flags['batch-poll'],
    wait: !flags['no-wait'],
    cancel: flags['cancel-batches'],
    confirm,
  };
}
