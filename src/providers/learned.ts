import { catchError, map, type Observable, of, type SchedulerLike, shareReplay, timeout } from 'rxjs';

const LONGEST_WAIT_MS = 10_000;

/**
 * A fact that is asked for when it is first wanted, once for all who want it, and remembered. One that cannot be had,
 * or not within 10 seconds, is `undefined`, and that is remembered, too: no row shall wait for it again.
 */
export function learned<Answer, Fact>(
  ask: Observable<Answer>,
  read: (answer: Answer) => Fact,
  scheduler: SchedulerLike,
): Observable<Fact | undefined> {
  return ask.pipe(
    map(read),
    timeout({ first: LONGEST_WAIT_MS, scheduler, with: () => of(undefined) }),
    catchError(() => of(undefined)), // What it is worth is decided without it; the call itself will say what is wrong.
    shareReplay({ bufferSize: 1, refCount: true }),
  );
}
