import { AsyncSubject, catchError, type Observable, of, type SchedulerLike, share, timeout } from 'rxjs';

const LONGEST_WAIT_MS = 10_000;

/**
 * A fact that is asked for when it is first wanted, once for all who want it, and remembered. One that cannot be had,
 * or not within 10 seconds, is `undefined`, and that is remembered, too: no row shall wait for it again.
 *
 * ```
 * ask     --a|
 * first   ---(a|)
 * second      (a|)       without asking again
 * ```
 *
 * When all who want it unsubscribe before it is there, the question is taken back; the next one asks anew.
 */
export function askOnce<Fact>(ask: Observable<Fact>, scheduler: SchedulerLike): Observable<Fact | undefined> {
  return ask.pipe(
    timeout({ first: LONGEST_WAIT_MS, scheduler, with: () => of(undefined) }),
    catchError(() => of(undefined)), // A row can do without; if its call fails as well, that one says what is wrong.
    // Emits on completion only: who unsubscribes at the value must not be taken for the last of those still waiting.
    share({ connector: () => new AsyncSubject(), resetOnComplete: false }),
  );
}
