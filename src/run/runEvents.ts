import { Observable, type Subscriber } from 'rxjs';
import type { RunEvent } from '../events.js';

/** What happens in the runs of one `ExperimentRun`. */
export interface RunEvents {
  /** Hot. Completes behind the last `run-ended`, and tells who comes later of the next run. */
  readonly events: Observable<RunEvent>;
  emit(event: RunEvent): void;
}

/** The events of runs that may follow each other, or go on at the same time. */
export function runEvents(): RunEvents {
  // Made anew when somebody comes or leaves, and not for every event: who is told is who was there when it happened.
  let listeners: readonly Subscriber<RunEvent>[] = [];
  let running = 0;

  return {
    events: new Observable((listener) => {
      listeners = [...listeners, listener];
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    }),
    emit(event) {
      if (event.type === 'run-started') running += 1;
      for (const listener of listeners) listener.next(event);
      if (event.type !== 'run-ended') return;
      running -= 1;
      if (running > 0) return;
      for (const listener of listeners) listener.complete();
    },
  };
}
