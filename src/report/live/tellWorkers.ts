import { defer, ignoreElements, type Observable, takeWhile, tap } from 'rxjs';
import type { RunEvent } from '../../events.js';
import { objectIn } from '../../json.js';
import { TimelineWorkers } from '../timelineWorkers.js';
import type { WorkerFeed } from './workerFeed.js';

/** Tells of the workers of a run what they have done by now. Completes behind the end of the run; emits nothing. */
export function tellWorkers(events: Observable<RunEvent>, feed: Pick<WorkerFeed, 'tell'>): Observable<never> {
  return defer(() => {
    const workers = new TimelineWorkers();
    return events.pipe(
      takeWhile(({ type }) => type !== 'run-ended'),
      tap((event) => {
        if (event.type !== 'worker-changed') return;
        workers.take(objectIn(event));
        feed.tell(workers.all ?? []);
      }),
      ignoreElements(),
    );
  });
}
