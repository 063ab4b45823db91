import fc from 'fast-check';
import { Observable, type OperatorFunction, Subject, VirtualTimeScheduler } from 'rxjs';

type Ending = 'complete' | 'error' | 'never';

/** What one inner observable does. Times are milliseconds. */
interface Inner {
  readonly throws: boolean;
  /** Each value comes so long after the one before it; 0 is at once, within the same call. */
  readonly valuesAfterMs: readonly number[];
  readonly endsAfterMs: number;
  readonly ending: Ending;
  /** Pushes another value into the source, when it is subscribed to or behind its first value. */
  readonly pushes: 'on-subscribe' | 'on-value' | 'not';
}

/** A source, its inner observables, and when all is unsubscribed. */
export interface Merge {
  readonly concurrency: number;
  readonly arrivalsAfterMs: readonly number[];
  readonly inners: readonly Inner[];
  readonly endsAfterMs: number;
  readonly ending: Ending;
  readonly unsubscribeAtMs: number;
}

const afterMs = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 }));
const ending = (never: number) =>
  fc.oneof<[fc.WeightedArbitrary<Ending>, fc.WeightedArbitrary<Ending>, fc.WeightedArbitrary<Ending>]>(
    { weight: 30, arbitrary: fc.constant<Ending>('complete') },
    { weight: 1, arbitrary: fc.constant<Ending>('error') },
    { weight: never, arbitrary: fc.constant<Ending>('never') },
  );

/** Many arrivals at a time, many inner observables that end at once, few errors. */
export const merges: fc.Arbitrary<Merge> = fc.record({
  concurrency: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(Number.POSITIVE_INFINITY)),
  arrivalsAfterMs: fc.array(afterMs, { maxLength: 15 }),
  inners: fc.array(
    fc.record({
      throws: fc.integer({ min: 0, max: 60 }).map((dice) => dice === 60),
      valuesAfterMs: fc.array(afterMs, { maxLength: 3 }),
      endsAfterMs: afterMs,
      ending: ending(1),
      pushes: fc.constantFrom('not', 'not', 'not', 'on-subscribe', 'on-value'),
    }),
    { minLength: 1, maxLength: 20 },
  ),
  endsAfterMs: afterMs,
  ending: ending(3),
  unsubscribeAtMs: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constant(1000)),
});

/** Plays it in virtual time, and tells all that could be seen of it. */
export function played(
  merge: Merge,
  operator: (
    project: (value: number, index: number) => Observable<string>,
  ) => OperatorFunction<number, string>,
): string[] {
  const scheduler = new VirtualTimeScheduler();
  const source = new Subject<number>();
  const seen: string[] = [];
  const see = (what: string) => seen.push(`${scheduler.now()} ms: ${what}`);
  let pushed = 100;

  const project = (value: number, index: number) => {
    const inner = merge.inners[index % merge.inners.length];
    if (inner === undefined || inner.throws) throw new Error(`project ${value}`);
    return innerObservable(inner, `${value}#${index}`);
  };

  const innerObservable = (inner: Inner, name: string) =>
    new Observable<string>((subscriber) => {
      see(`subscribe ${name}`);
      subscriber.add(() => see(`unsubscribe ${name}`));
      const push = (when: Inner['pushes']) => {
        pushed += 1;
        if (inner.pushes === when && pushed < 120) source.next(pushed);
      };
      const steps = inner.valuesAfterMs.map((delayMs, place) => ({
        delayMs,
        take: () => {
          subscriber.next(`${name}.${place}`);
          if (place === 0) push('on-value');
        },
      }));
      const end = () => {
        if (inner.ending === 'complete') subscriber.complete();
        if (inner.ending === 'error') subscriber.error(`error of ${name}`);
      };
      const later = (delayMs: number, go: () => void) => {
        const action = scheduler.schedule(go, delayMs);
        subscriber.add(() => {
          see(`let go of a step of ${name}`);
          action.unsubscribe();
        });
      };
      const run = ([step, ...rest]: { delayMs: number; take: () => void }[]): void => {
        if (step === undefined || subscriber.closed) return;
        const go = () => {
          step.take();
          run(rest);
        };
        if (step.delayMs === 0) go();
        else later(step.delayMs, go);
      };
      push('on-subscribe');
      run([...steps, { delayMs: inner.endsAfterMs, take: end }]);
    });

  const subscription = source.pipe(operator(project)).subscribe({
    next: see,
    error: (error: unknown) => see(`errored: ${error}`),
    complete: () => see('completed'),
  });

  let atMs = 0;
  for (const [value, delayMs] of merge.arrivalsAfterMs.entries()) {
    atMs += delayMs;
    scheduler.schedule(() => source.next(value), atMs);
  }
  scheduler.schedule(() => {
    if (merge.ending === 'complete') source.complete();
    if (merge.ending === 'error') source.error('error of the source');
  }, atMs + merge.endsAfterMs);
  scheduler.schedule(() => {
    see('the consumer leaves');
    subscription.unsubscribe();
  }, merge.unsubscribeAtMs);
  scheduler.flush();
  see(`source is ${source.observed ? 'still' : 'no longer'} observed`);
  return seen;
}
