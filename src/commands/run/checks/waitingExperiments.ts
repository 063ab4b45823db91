import { experimentIdIn } from '../../../batch/job/requestIds.js';
import { readJournal } from '../../../batch/journal/readJournal.js';
import { journalPath } from '../journalPath.js';

/**
 * The experiments, by `experiment_id`, that the open batches of an output ask for: none where there is no journal. Throws
 * a `UsageError` for a journal that is none.
 */
export function waitingExperiments(output: string): ReadonlySet<string> {
  const jobs = [...(readJournal(journalPath(output))?.jobs.values() ?? [])];
  return new Set(jobs.filter(({ isOpen }) => isOpen).flatMap(({ ids }) => ids.map(experimentIdIn)));
}
