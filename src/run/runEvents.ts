import { defer, type Observable, Subject } from 'rxjs';
import type { RunEvent } from '../events.js';

/** What happens in the runs of one `ExperimentRun`. */
export interface RunEvents {
  /** Hot. Completes behind the last `run-ended`, and tells who comes later of the next run. */
  readonly events: Observable<RunEvent>;
  emit(event: RunEvent): void;
}

/** The events of runs that may follow each other, or go on at the same time. */
export function runEvents(): RunEvents {
  let current = new Subject<RunEvent>();
  let running = 0;

  return {
    events: defer(() => current),
    emit(event) {
      if (event.type === 'run-started') running += 1;
      current.next(event);
      if (event.type !== 'run-ended') return;
      running -= 1;
      if (running > 0) return;
      const ended = current;
      current = new Subject();
      ended.complete();
    },
  };
}
