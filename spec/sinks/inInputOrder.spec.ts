import fc from 'fast-check';
import {
  EMPTY,
  lastValueFrom,
  map,
  mergeMap,
  type Observable,
  of,
  Subject,
  tap,
  throwError,
  timer,
  VirtualTimeScheduler,
} from 'rxjs';
import type { Context } from 'rxjs-marbles';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result.js';
import { type InInputOrderOptions, inInputOrder } from '../../src/sinks/inInputOrder.js';
import type { ResultSink } from '../../src/sinks/sink.js';
import { marbles } from '../support/marbles.js';
import { experimentAt, resultAt } from './support/results.js';
import { idsOf } from './support/rowIds.js';

/** Results are named by their positions. */
function positionOf(result: Result): string {
  return String(result.experiment.position);
}

/** Writes results at the given times into `ordered`, in front of a sink that takes each as `takes` says. */
function play(
  m: Context,
  { writes, takes = '(r|)', ...options }: { writes: string; takes?: string } & InInputOrderOptions,
) {
  const given = new Subject<string>();
  const closed = new Subject<string>();
  const sink: ResultSink = {
    write: (r) => m.cold<Result>(takes, { r }).pipe(tap({ subscribe: () => given.next(positionOf(r)) })),
    close: () => EMPTY.pipe(tap({ subscribe: () => closed.next('c') })),
  };
  const ordered = inInputOrder(sink, options);
  const acknowledged = m.cold<string>(writes).pipe(
    mergeMap((position) => ordered.write(resultAt(Number(position)))),
    map(positionOf),
  );
  return { ordered, given, closed, acknowledged };
}

function close(sink: ResultSink): Observable<never> {
  return sink.close?.() ?? EMPTY;
}

describe('inInputOrder', () => {
  it(
    'holds back what is early and hands it on in order',
    marbles((m) => {
      const writes = '      -2-1-0-----3-|';
      const handedOn = '    -----(012)-3  ';
      const acknowledged = '-2-1-0-----3-|';

      const run = play(m, { writes });
      m.expect(run.given).toBeObservable(handedOn);
      m.expect(run.acknowledged).toBeObservable(acknowledged);
    }),
  );

  it(
    'leaves writes open while as many results wait as may, until there is room',
    marbles((m) => {
      const writes = '      -1-3-2----0-------|';
      const handedOn = '    ----------(0123)';
      const acknowledged = '-1--------(023)---|';

      const run = play(m, { writes, limit: 1 });
      m.expect(run.given).toBeObservable(handedOn);
      m.expect(run.acknowledged).toBeObservable(acknowledged);
    }),
  );

  it(
    'takes the next waiting result as soon as the sink has taken one',
    marbles((m) => {
      const writes = '      -1-3-4-0------|';
      const takes = '              --(r|)  ';
      const handedOn = '    -------(01)---';
      const acknowledged = '-1-------(03)---';

      const run = play(m, { writes, takes, limit: 1 });
      m.expect(run.given).toBeObservable(handedOn);
      m.expect(run.acknowledged).toBeObservable(acknowledged);
    }),
  );

  it(
    'lets the next result through although nothing may wait',
    marbles((m) => {
      const writes = '      -2-1----0-------|';
      const handedOn = '    --------(012)';
      const acknowledged = '--------(012)---|';

      const run = play(m, { writes, limit: 0 });
      m.expect(run.given).toBeObservable(handedOn);
      m.expect(run.acknowledged).toBeObservable(acknowledged);
    }),
  );

  it(
    'acknowledges the next result when the sink has taken it',
    marbles((m) => {
      const writes = '      0---1--|';
      const takes = '       --(r|)';
      const acknowledged = '--0---1|';

      m.expect(play(m, { writes, takes }).acknowledged).toBeObservable(acknowledged);
    }),
  );

  it(
    'waits for no position that is skipped, early or late',
    marbles((m) => {
      const writes = '      -2---3------|';
      const skips = '       ---0----1---|';
      const handedOn = '    --------(23)';
      const acknowledged = '-2---3------|';

      const run = play(m, { writes });
      m.cold<string>(skips).subscribe((position) => run.ordered.skip?.(experimentAt(Number(position))));
      m.expect(run.given).toBeObservable(handedOn);
      m.expect(run.acknowledged).toBeObservable(acknowledged);
    }),
  );

  it(
    'writes what is left on close, in order, gaps or not, and closes the sink',
    marbles((m) => {
      const writes = '      -4-2-3------|';
      const takes = '             --(r|)';
      const closes = '      ------x      ';
      const handedOn = '    ------(234)  ';
      const closed = '      --------c    ';

      const run = play(m, { writes, takes, limit: 1 });
      m.expect(run.given).toBeObservable(handedOn);
      m.expect(run.closed).toBeObservable(closed);
      m.expect(run.acknowledged).toBeObservable('-4------(23)|');
      m.cold(closes).subscribe(() => close(run.ordered).subscribe());
    }),
  );

  it(
    'keeps a result whose writer has unsubscribed',
    marbles((m) => {
      const writes = '      ------0|';
      const handedOn = '    ------(01)';
      const acknowledged = '------0|';

      const run = play(m, { writes, limit: 0 });
      run.ordered.write(resultAt(1)).subscribe().unsubscribe();
      m.expect(run.given).toBeObservable(handedOn);
      m.expect(run.acknowledged).toBeObservable(acknowledged);
    }),
  );

  it('gives the first error of the sink to all open and later writes, and to close', async () => {
    const broken = new Error('broken');
    let closed = false;
    const sink: ResultSink = {
      write: () => throwError(() => broken),
      close: () => {
        closed = true;
        return EMPTY;
      },
    };
    const ordered = inInputOrder(sink, { limit: 1 });
    const errors: unknown[] = [];
    const completed: string[] = [];
    for (const position of [1, 3, 4, 0, 2]) {
      ordered.write(resultAt(position)).subscribe({
        error: (error) => errors.push(error),
        complete: () => completed.push(String(position)),
      });
    }
    close(ordered).subscribe({ error: (error) => errors.push(error) });
    expect(completed).toStrictEqual(['1']);
    expect(errors).toStrictEqual([broken, broken, broken, broken, broken]);
    expect(closed).toBe(true);
  });

  it('closes the sink although what is left cannot be written', async () => {
    const closed: string[] = [];
    const sink: ResultSink = {
      write: () => throwError(() => new Error('broken')),
      close: () => EMPTY.pipe(tap({ subscribe: () => closed.push('closed') })),
    };
    const ordered = inInputOrder(sink);
    await lastValueFrom(ordered.write(resultAt(1)));
    await expect(lastValueFrom(close(ordered))).rejects.toThrow('broken');
    expect(closed).toStrictEqual(['closed']);
  });

  it('passes claims and skips on', async () => {
    const seen: string[] = [];
    const sink: ResultSink = {
      write: of,
      has: (experiment, { experimentId }) =>
        of(seen.push(`holds ${experiment.position} ${experimentId}`) === 0),
      reserve: (experiment) => of(seen.push(`claim ${experiment.position}`)),
      skip: (experiment) => seen.push(`skip ${experiment.position}`),
    };
    const ordered = inInputOrder(sink);
    const ids = idsOf('id', 'other');
    expect(await lastValueFrom(ordered.has?.(experimentAt(1), ids) ?? EMPTY)).toBe(false);
    expect(await lastValueFrom(ordered.reserve?.(experimentAt(1)) ?? EMPTY)).toBe(2);
    ordered.skip?.(experimentAt(2));
    expect(seen).toStrictEqual(['holds 1 id', 'claim 1', 'skip 2']);
    expect(inInputOrder({ write: of }).reserve).toBeUndefined();
  });

  it.each([-1, Number.NaN])('refuses %d as a limit', (limit) => {
    expect(() => inInputOrder({ write: of }, { limit })).toThrow(RangeError);
  });

  it('closes a sink that acts when it is told to, not when it is subscribed to, behind what it held back', async () => {
    const seen: string[] = [];
    const ordered = inInputOrder({
      write: (result) => of(result).pipe(tap(() => seen.push(`write ${result.experiment.position}`))),
      close: () => {
        seen.push('close');
        return EMPTY;
      },
    });
    ordered.write(resultAt(2)).subscribe();
    ordered.write(resultAt(1)).subscribe();
    const closing = close(ordered);
    expect(seen).toStrictEqual([]);
    await lastValueFrom(closing, { defaultValue: undefined });
    expect(seen).toStrictEqual(['write 1', 'write 2', 'close']);
  });

  it('goes through a long queue of early results without a deep stack', () => {
    const given: number[] = [];
    const ordered = inInputOrder(
      { write: (result) => of(result).pipe(tap((r) => given.push(r.experiment.position))) },
      { limit: 50_000 },
    );
    for (let position = 49_999; position >= 0; position--) ordered.write(resultAt(position)).subscribe();
    expect(given).toStrictEqual(Array.from({ length: 50_000 }, (_, position) => position));
  });

  it('hands on every result once and in order, and never holds more than it may, whatever the timing', () => {
    const finishedAtMs = fc.array(fc.nat(50), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(finishedAtMs, fc.nat(5), fc.nat(4), fc.nat(3), (endsMs, limit, takesMs, skipEvery) => {
        const scheduler = new VirtualTimeScheduler();
        const given: number[] = [];
        const written = new Set<number>();
        const acknowledged = new Set<number>();
        let mostHeld = 0;
        const slow: ResultSink = {
          write: (result) => {
            given.push(result.experiment.position);
            return timer(takesMs, scheduler).pipe(
              map(() => result),
              tap((r) => written.add(r.experiment.position)),
            );
          },
        };
        const ordered = inInputOrder(slow, { limit });
        const isSkipped = (position: number) => skipEvery > 0 && position % (skipEvery + 1) === 1;
        const finish = (position: number) => {
          if (isSkipped(position)) return ordered.skip?.(experimentAt(position));
          ordered.write(resultAt(position)).subscribe(() => {
            acknowledged.add(position);
            const held = [...acknowledged].filter((other) => !written.has(other)).length;
            mostHeld = Math.max(mostHeld, held);
          });
        };
        for (const [position, endMs] of endsMs.entries()) scheduler.schedule(() => finish(position), endMs);
        scheduler.flush();

        const due = endsMs.map((_, position) => position).filter((position) => !isSkipped(position));
        expect(given).toStrictEqual(due);
        expect([...acknowledged].sort((a, b) => a - b)).toStrictEqual(due);
        expect(mostHeld).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('hands nothing on after a failure, although the sink would take it', async () => {
    const written: string[] = [];
    const broken = new Error('broken');
    const sink: ResultSink = {
      write: (result) => {
        written.push(positionOf(result));
        return result.experiment.position === 0 ? throwError(() => broken) : of(result);
      },
    };
    const ordered = inInputOrder(sink);
    await expect(lastValueFrom(ordered.write(resultAt(0)))).rejects.toBe(broken);
    await expect(lastValueFrom(ordered.write(resultAt(1)))).rejects.toBe(broken);
    await expect(lastValueFrom(close(ordered))).rejects.toBe(broken);
    expect(written).toStrictEqual(['0']);
  });

  it('goes to the disk where its sink does', async () => {
    const seen: string[] = [];
    const sink: ResultSink = {
      write: of,
      sync: () => EMPTY.pipe(tap({ subscribe: () => seen.push('sync') })),
    };
    await lastValueFrom(inInputOrder(sink).sync?.() ?? of('none'), { defaultValue: undefined });
    expect(seen).toStrictEqual(['sync']);
    expect(inInputOrder({ write: of }).sync).toBeUndefined();
  });

  it('has nothing to close where its sink has not', async () => {
    expect(await lastValueFrom(close(inInputOrder({ write: of })), { defaultValue: 'closed' })).toBe(
      'closed',
    );
  });
});
