import { experimentIdIn } from '../../../batch/job/requestIds.js';
import { journalPath } from '../../../batch/journal/journalPath.js';
import { readJournal } from '../../../batch/journal/readJournal.js';

/**
 * The experiments, by `experiment_id`, that the open batches of an output ask for: none where there is no journal. Throws
 * a `UsageError` for a journal that is none.
 */
export function waitingExperiments(output: string): ReadonlySet<string> {
  const jobs = [...(readJournal(journalPath(output))?.jobs.values() ?? [])];
  return new Set(jobs.filter(({ isOpen }) => isOpen).flatMap(({ ids }) => ids.map(experimentIdIn)));
}
