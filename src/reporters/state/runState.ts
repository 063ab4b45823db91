import { Observable } from 'rxjs';
import type { RunEvent } from '../../events.js';
import { RunTally } from './runTally.js';
import type { RunState } from './states.js';

export interface RunStateOptions {
  /** When to look. Default: at every event. */
  readonly notifier?: Observable<unknown> | undefined;
}

/**
 * Where a run stands: the one fold over its events that progress, summary and dashboards are made of.
 *
 * ```
 * events    s-q-q-i-c-f-c-f-e      s: run-started, q: row-queued, f: row-finished, e: run-ended
 * notifier  ---n-----n-----n-
 * result    ---x-----x-----x(x|)
 * ```
 *
 * Emits at every notification, and once more when the run has ended, by `run-ended` or by the end of the events; then
 * it completes. Without any event nothing is emitted. Every state is a value of its own that shares what has not changed
 * with the one before. Memory grows with the number of models, not of rows.
 *
 * Errors as the events and the notifier do.
 *
 * @example
 * const { results, events } = runExperiments(options);
 * runState(events, { notifier: interval(1000) }).subscribe(({ ok, queued }) => console.log(`${ok}/${queued}`));
 */
export function runState(events: Observable<RunEvent>, options: RunStateOptions = {}): Observable<RunState> {
  const { notifier } = options;
  return new Observable((subscriber) => {
    const tally = new RunTally();
    const show = () => subscriber.next(tally.state);
    let begun = false;
    const end = () => {
      if (begun) show();
      subscriber.complete();
    };
    const error = (thrown: unknown) => subscriber.error(thrown);
    if (notifier) subscriber.add(notifier.subscribe({ next: show, error }));
    subscriber.add(
      events.subscribe({
        next(event) {
          begun = true;
          tally.add(event);
          if (event.type === 'run-ended') end();
          else if (!notifier) show();
        },
        error,
        complete: end,
      }),
    );
  });
}
