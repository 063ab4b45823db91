import fc from 'fast-check';
import { finalize, mergeMap, NEVER, Observable, of, type SchedulerLike, throwError, timer } from 'rxjs';
import { ProviderError } from '../../../src/errors.js';

/** What becomes of one call. */
export type Mood =
  | { readonly type: 'answers'; readonly afterMs: number }
  | { readonly type: 'refuses'; readonly afterMs: number; readonly delayMs: number | undefined }
  | { readonly type: 'fails'; readonly afterMs: number }
  | { readonly type: 'hangs' };

const afterMs = fc.integer({ min: 0, max: 300 });

/** Mostly answers, and refusals in groups. */
export const moods: fc.Arbitrary<Mood[]> = fc
  .array(
    fc.oneof(
      {
        weight: 10,
        arbitrary: fc.array(fc.record({ type: fc.constant('answers' as const), afterMs }), { maxLength: 10 }),
      },
      {
        weight: 4,
        arbitrary: fc.array(
          fc.record({
            type: fc.constant('refuses' as const),
            afterMs,
            delayMs: fc.option(fc.integer({ min: 1, max: 3000 }), { nil: undefined }),
          }),
          { maxLength: 10 },
        ),
      },
      {
        weight: 2,
        arbitrary: fc.array(fc.record({ type: fc.constant('fails' as const), afterMs }), { maxLength: 5 }),
      },
      { weight: 1, arbitrary: fc.constant([{ type: 'hangs' as const }]) },
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((groups) => groups.flat())
  .filter((all) => all.length > 0);

export interface MoodyProvider {
  /** One call. */
  readonly call: Observable<object>;
  readonly startsMs: readonly number[];
  readonly inFlight: number;
  readonly mostInFlight: number;
}

/** A provider whose calls end as its moods say, in turn. */
export function moodyProvider(scheduler: SchedulerLike, ownMoods: readonly Mood[]): MoodyProvider {
  const startsMs: number[] = [];
  let inFlight = 0;
  let mostInFlight = 0;

  const refuse = (delayMs: number | undefined) =>
    throwError(() => new ProviderError('429', { failure: 'rate-limited', delayMs }));
  const endOf = (mood: Mood): Observable<object> => {
    if (mood.type === 'hangs') return NEVER;
    const end = timer(mood.afterMs, scheduler);
    if (mood.type === 'answers') return end.pipe(mergeMap(() => of({})));
    if (mood.type === 'refuses') return end.pipe(mergeMap(() => refuse(mood.delayMs)));
    return end.pipe(mergeMap(() => throwError(() => new ProviderError('500', { failure: 'transient' }))));
  };

  const call = new Observable<object>((subscriber) => {
    const mood = ownMoods[startsMs.length % ownMoods.length] ?? { type: 'hangs' };
    startsMs.push(scheduler.now());
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    return endOf(mood)
      .pipe(
        finalize(() => {
          inFlight -= 1;
        }),
      )
      .subscribe(subscriber);
  });

  return {
    call,
    startsMs,
    get inFlight() {
      return inFlight;
    },
    get mostInFlight() {
      return mostInFlight;
    },
  };
}
