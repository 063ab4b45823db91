import {
  concatMap,
  defer,
  EMPTY,
  Observable,
  of,
  queueScheduler,
  throwError,
  timer,
  VirtualTimeScheduler,
} from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import type { Retry, RetryWithBackoffOptions } from '../../../src/operators/retry/retryOptions.js';
import { retryWithBackoff } from '../../../src/operators/retry/retryWithBackoff.js';
import { marbles } from '../../support/marbles.js';

/** Waits of 3, 6, 12, ... ms, without chance. */
function retries<T>(options: RetryWithBackoffOptions = {}) {
  return retryWithBackoff<T>({ initialDelayMs: 3, jitter: 0, ...options });
}

/** The hint of the errors in here is the error itself. */
const hinted = { delayHintMs: (error: unknown) => (typeof error === 'number' ? error : undefined) };

/** When the attempts of a call that always fails were made, and what it ended with, with the default options. */
function attemptsOf(error: unknown, options: RetryWithBackoffOptions = {}) {
  const scheduler = new VirtualTimeScheduler();
  const attempts: number[] = [];
  let ending: unknown;
  defer(() => {
    attempts.push(scheduler.now());
    return throwError(() => error);
  })
    .pipe(retryWithBackoff({ scheduler, random: () => 0, ...options }))
    .subscribe({
      error: (last: unknown) => {
        ending = last;
      },
    });
  scheduler.flush();
  return { attempts, ending };
}

describe('retryWithBackoff', () => {
  it.each([
    { title: 'nothing', source: '  --|', subs: '^-!' },
    { title: 'one value', source: '--a|', subs: '^--!' },
    { title: 'many values', source: '-a-b-c|', subs: '^-----!' },
  ])(
    'passes on a source with $title',
    marbles<{ source: string; subs: string }>((m, row) => {
      const source = m.cold(row.source);

      m.expect(source.pipe(retries())).toBeObservable(row.source);
      m.expect(source).toHaveSubscriptions(row.subs);
    }),
  );

  it(
    'leaves a source alone that never ends',
    marbles((m) => {
      const source = m.cold('-a-');
      const unsub = '        ---------!';
      const subs = '         ^--------!';

      m.expect(source.pipe(retries()), unsub).toBeObservable('-a-');
      m.expect(source).toHaveSubscriptions(subs);
    }),
  );

  it(
    'waits twice as long before each further retry, and gives up with the last error as it is',
    marbles((m) => {
      const source = m.cold('--#', undefined, { status: 500 });
      const subs = [
        '                    ^-!',
        '                    -----^-!',
        '                    -------------^-!',
      ];
      const expected = '     ---------------#';

      m.expect(source.pipe(retries({ maxRetries: 2 }))).toBeObservable(expected, undefined, { status: 500 });
      m.expect(source).toHaveSubscriptions(subs);
    }),
  );

  it('makes 3 retries after 1 s, 2 s and 4 s unless told otherwise', () => {
    expect(attemptsOf('down')).toEqual({ attempts: [0, 1000, 3000, 7000], ending: 'down' });
  });

  it('takes up to a quarter off each wait by chance', () => {
    expect(attemptsOf('down', { random: () => 1 }).attempts).toEqual([0, 750, 2250, 5250]);
  });

  it('waits no longer than the ceiling', () => {
    expect(attemptsOf('down', { maxDelayMs: 1500 }).attempts).toEqual([0, 1000, 2500, 4000]);
  });

  it('rounds waits up to whole milliseconds', () => {
    expect(attemptsOf('down', { initialDelayMs: 0.5, maxRetries: 2 }).attempts).toEqual([0, 1, 2]);
  });

  it(
    'passes on the answer of the attempt that succeeds',
    marbles((m) => {
      const attempts = ['--#', '--#', '--a|'];
      const expected = ' ---------------a|';
      const source = defer(() => m.cold(attempts.shift() ?? ''));

      m.expect(source.pipe(retries())).toBeObservable(expected);
    }),
  );

  it(
    'has passed on the values of failed attempts already',
    marbles((m) => {
      const attempts = ['a-#', 'b-|'];
      const expected = ' a----b-|';

      m.expect(defer(() => m.cold(attempts.shift() ?? '')).pipe(retries())).toBeObservable(expected);
    }),
  );

  it(
    'makes one attempt when there are no retries',
    marbles((m) => {
      const source = m.cold('--#');

      m.expect(source.pipe(retries({ maxRetries: 0 }))).toBeObservable('--#');
      m.expect(source).toHaveSubscriptions('^-!');
    }),
  );

  it(
    'does not retry what is not worth it',
    marbles((m) => {
      const attempts = [m.cold('-#', undefined, 'again'), m.cold('-#', undefined, 'never')];
      const expected = '        -----#';
      const source = defer(() => attempts.shift() ?? EMPTY);

      const result = source.pipe(retries({ shouldRetry: (error) => error === 'again' }));
      m.expect(result).toBeObservable(expected, undefined, 'never');
    }),
  );

  it(
    'cancels the attempt on unsubscribe',
    marbles((m) => {
      const source = m.cold('-----#');
      const unsub = '        --!';

      m.expect(source.pipe(retries()), unsub).toBeObservable('---');
      m.expect(source).toHaveSubscriptions('^-!');
    }),
  );

  it(
    'cancels the pending wait on unsubscribe',
    marbles((m) => {
      const source = m.cold('--#');
      const unsub = '        ----!';

      m.expect(source.pipe(retries()), unsub).toBeObservable('-----');
      m.expect(source).toHaveSubscriptions('^-!');
    }),
  );

  it('leaves nothing scheduled behind on unsubscribe', () => {
    const scheduler = new VirtualTimeScheduler();
    const subscription = throwError(() => 'down')
      .pipe(retryWithBackoff({ scheduler }))
      .subscribe();
    expect(scheduler.actions).toHaveLength(1);

    subscription.unsubscribe();
    scheduler.flush();
    expect(scheduler.now()).toBe(0);
  });

  it(
    'counts anew for every subscriber',
    marbles((m) => {
      const source = m.cold('-#');
      const subs = [
        '                    ^!',
        '                    ---^!',
        '                    ---------^!',
        '                    ------------^!',
      ];
      const first = '        ----#';
      const second = '       -------------#';
      const result = source.pipe(retries({ maxRetries: 1, initialDelayMs: 2 }));

      m.expect(result).toBeObservable(first);
      m.expect(timer(9).pipe(concatMap(() => result))).toBeObservable(second);
      m.expect(source).toHaveSubscriptions(subs);
    }),
  );

  it.each(['shouldRetry', 'delayHintMs', 'countsHinted', 'onRetry', 'random'])(
    'errors with what %s throws',
    marbles<string>((m, callback) => {
      const source = m.cold('-#', undefined, 5);
      const throwing = () => {
        throw new Error('defect');
      };
      const options = { ...(callback === 'countsHinted' && hinted), jitter: 1, [callback]: throwing };

      m.expect(source.pipe(retries(options))).toBeObservable('-#', undefined, new Error('defect'));
      m.expect(source).toHaveSubscriptions('^!');
    }),
  );

  it('tells of every wait before it begins', () => {
    const told: Retry[] = [];
    const onRetry = (retry: Retry) => told.push(retry);
    attemptsOf('down', { onRetry, maxRetries: 2 });
    attemptsOf(9, { ...hinted, onRetry, maxWaitMs: 10 });

    expect(told).toEqual([
      { error: 'down', retries: 1, waitMs: 1000 },
      { error: 'down', retries: 2, waitMs: 2000 },
      { error: 9, retries: 0, waitMs: 9 },
    ]);
  });

  it("waits for longer than one of Node's timers can", () => {
    vi.useFakeTimers();
    try {
      let attempts = 0;
      const call = defer(() => {
        attempts += 1;
        return throwError(() => 'down');
      });
      const waiting = call
        .pipe(retryWithBackoff({ initialDelayMs: 3e9, maxDelayMs: 3e9, jitter: 0 }))
        .subscribe();
      vi.advanceTimersByTime(3e9 - 1);
      expect(attempts).toBe(1);
      vi.advanceTimersByTime(1);
      expect(attempts).toBe(2);
      waiting.unsubscribe();
    } finally {
      vi.useRealTimers();
    }
  });

  describe('with hints of the server', () => {
    it('waits as long as it is told, and does not count that as a retry', () => {
      const options = { ...hinted, maxRetries: 0, maxWaitMs: 20, random: () => 0.99 };

      expect(attemptsOf(7.5, options)).toEqual({ attempts: [0, 8, 16], ending: 7.5 });
    });

    it('falls back on the curve where there is no hint, from its beginning', () => {
      const errors = [7, 'down', 7, 'down'];
      const scheduler = new VirtualTimeScheduler();
      const attempts: number[] = [];
      defer(() => {
        attempts.push(scheduler.now());
        const error = errors.shift();
        return error === undefined ? of('answer') : throwError(() => error);
      })
        .pipe(retryWithBackoff({ ...hinted, scheduler, jitter: 0 }))
        .subscribe();
      scheduler.flush();

      expect(attempts).toEqual([0, 7, 1007, 1014, 3014]);
    });

    it('counts those that it is told to count, and undercuts none of them', () => {
      const options = { ...hinted, countsHinted: () => true, maxRetries: 3 };

      expect(attemptsOf(1700, options)).toEqual({ attempts: [0, 1700, 3700, 7700], ending: 1700 });
    });

    it.each([
      { title: 'gives up at once on a hint beyond the longest wait', hintMs: 601_000, attempts: [0] },
      { title: 'waits for a hint that fills the longest wait', hintMs: 600_000, attempts: [0, 600_000] },
      { title: 'counts all waits of one row together', hintMs: 250_000, attempts: [0, 250_000, 500_000] },
    ])('$title', ({ hintMs, attempts }) => {
      expect(attemptsOf(hintMs, hinted)).toEqual({ attempts, ending: hintMs });
    });

    it('takes a hint of 0 for none: it waits along the curve, and counts', () => {
      expect(attemptsOf(0, { ...hinted, maxRetries: 2 })).toEqual({ attempts: [0, 1000, 3000], ending: 0 });
    });

    it('bounds the hints that count, too', () => {
      const options = { ...hinted, countsHinted: () => true, maxWaitMs: 2500 };

      expect(attemptsOf(1700, options).attempts).toEqual([0, 1700]);
    });

    it(
      'does not hold the time against a row that it waited for its first attempt',
      marbles((m) => {
        const attempts = [m.cold('50ms #', undefined, 3), m.cold('a|')];
        const expected = '50ms ---a|';
        const source = defer(() => attempts.shift() ?? EMPTY);

        m.expect(source.pipe(retries({ ...hinted, maxWaitMs: 3 }))).toBeObservable(expected);
      }),
    );
  });

  it.each([
    { option: { maxRetries: -1 }, message: 'maxRetries must be 0 or more, got -1' },
    { option: { maxRetries: Number.NaN }, message: 'maxRetries must be 0 or more, got NaN' },
    { option: { maxWaitMs: -1 }, message: 'maxWaitMs must be 0 or more, got -1' },
    { option: { factor: 0 }, message: 'factor must be 1 or more, got 0' },
  ])('refuses $option when it is made, not when it runs', ({ option, message }) => {
    expect(() => retryWithBackoff(option)).toThrow(new RangeError(message));
  });

  it('lets go of a failed attempt before the next one, also without a wait between them', () => {
    const seen: string[] = [];
    const failing = new Observable<never>((subscriber) => {
      seen.push('begin');
      subscriber.add(() => seen.push('let go'));
      subscriber.error('down');
    });
    failing
      .pipe(retryWithBackoff({ initialDelayMs: 0, maxRetries: 2, scheduler: queueScheduler }))
      .subscribe({ error: () => seen.push('error') });

    expect(seen).toEqual(['begin', 'let go', 'begin', 'let go', 'begin', 'error', 'let go']);
  });

  it(
    'starts no further attempt when it is unsubscribed while one runs or waits',
    marbles((m) => {
      const source = m.cold('--#');
      m.expect(source.pipe(retries()), '^---!').toBeObservable('-----');
      m.expect(source.pipe(retries()), '^!').toBeObservable('--');
      m.expect(source).toHaveSubscriptions(['^-!', '^!']);
    }),
  );
});
