import { readdirSync, readFileSync } from 'node:fs';
import {
  concat,
  EMPTY,
  lastValueFrom,
  map,
  mergeMap,
  NEVER,
  type Observable,
  of,
  range,
  Subject,
  tap,
  throwError,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../src/experiment.js';
import type { Result } from '../../src/result.js';
import { byPath } from '../../src/sinks/byPath.js';
import { csvWriter } from '../../src/sinks/csv/csvWriter.js';
import { appendFile } from '../../src/sinks/files/appendFile.js';
import { inInputOrder } from '../../src/sinks/inInputOrder.js';
import type { ResultSink } from '../../src/sinks/sink.js';
import { marbles } from '../support/marbles.js';
import { readResults } from '../support/readResults.js';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { columns, experimentAt, resultAt } from './support/results.js';

/** Positions 0 to 9 go to path 0, the next ten to path 1, and so on. */
function pathOf({ position }: Experiment): string {
  return String(Math.floor(position / 10));
}

/** Sinks that tell what happens to them, by path: `+` first opened, `~` opened again, `-` closed. */
function toldSinks(close: () => Observable<never> = () => EMPTY) {
  const told = new Subject<string>();
  const log: string[] = [];
  told.subscribe((event) => log.push(event));
  const known = new Set<string>();
  const open = (path: string): ResultSink => {
    told.next(`${known.has(path) ? '~' : '+'}${path}`);
    known.add(path);
    return {
      write: (result) => of(result).pipe(tap(({ experiment }) => told.next(String(experiment.position)))),
      close: () => concat(close(), EMPTY.pipe(tap({ subscribe: () => told.next(`-${path}`) }))),
    };
  };
  return { open, told, log };
}

async function writeAll(sink: ResultSink, positions: readonly number[]): Promise<void> {
  for (const position of positions) await lastValueFrom(sink.write(resultAt(position)));
}

function closeOf(sink: ResultSink): Observable<never> {
  return sink.close?.() ?? EMPTY;
}

function closed(sink: ResultSink): Promise<unknown> {
  return lastValueFrom(closeOf(sink), { defaultValue: undefined });
}

describe('byPath', () => {
  it('sends each result to the sink of its path, and rows of one path to the same', async () => {
    const { open, log } = toldSinks();
    const sink = byPath(pathOf, open);
    await writeAll(sink, [0, 10, 1, 11]);
    expect(log).toStrictEqual(['+0', '0', '+1', '10', '1', '11']);
  });

  it('emits the result when its sink has taken it', async () => {
    const { open } = toldSinks();
    expect(await lastValueFrom(byPath(pathOf, open).write(resultAt(3)))).toStrictEqual(resultAt(3));
  });

  it('closes the sink that was used longest ago to make room, and opens it again when it is needed', async () => {
    const { open, log } = toldSinks();
    const sink = byPath(pathOf, open, { maxOpen: 2 });
    await writeAll(sink, [0, 10, 1, 20, 11]);
    expect(log).toStrictEqual(['+0', '0', '+1', '10', '1', '-1', '+2', '20', '-0', '~1', '11']);
  });

  it(
    'opens a sink only when the one before it is closed, and never a path twice at once',
    marbles((m) => {
      const { open, told } = toldSinks(() => m.cold('--|'));
      const sink = byPath(pathOf, open, { maxOpen: 1 });
      const writes = m.cold('a-b-c', { a: 0, b: 10, c: 1 });
      const seen: string[] = [];
      told.subscribe((event) => seen.push(`${m.scheduler.now()}:${event}`));

      m.expect(
        writes.pipe(
          mergeMap((position) => sink.write(resultAt(position))),
          map(({ experiment }) => String(experiment.position)),
        ),
      ).toBeObservable('0---x-y', { 0: '0', x: '10', y: '1' });
      m.flush();
      expect(seen).toStrictEqual(['0:+0', '0:0', '4:-0', '4:+1', '4:10', '6:-1', '6:~0', '6:1']);
    }),
  );

  it(
    'opens a path again only when its sink is closed, however much room there is',
    marbles((m) => {
      const { open, told } = toldSinks();
      const slowToClose = (path: string): ResultSink => {
        const sink = open(path);
        return path === '0' ? { ...sink, close: () => concat(m.cold<never>('-----|'), closeOf(sink)) } : sink;
      };
      const sink = byPath(pathOf, slowToClose, { maxOpen: 2 });
      const writes = m.cold('abcd', { a: 0, b: 10, c: 20, d: 1 });
      const happens: string[] = [];
      told.subscribe((event) => happens.push(`${m.scheduler.now()}:${event}`));

      writes.pipe(mergeMap((position) => sink.write(resultAt(position)))).subscribe();
      m.flush();
      expect(happens).toStrictEqual([
        ...['0:+0', '0:0', '1:+1', '1:10', '3:-1', '7:-0', '7:+2', '7:20', '7:~0', '7:1'],
      ]);
    }),
  );

  it(
    'opens a path again only when its sink is closed, also one that had to make room before it was open',
    marbles((m) => {
      const { open, told } = toldSinks();
      const slowToClose = (path: string): ResultSink => {
        const sink = open(path);
        return path === '0' ? { ...sink, close: () => concat(m.cold<never>('-----|'), closeOf(sink)) } : sink;
      };
      const sink = byPath(pathOf, slowToClose, { maxOpen: 2 });
      const writes = m.cold('abcdef--g', { a: 0, b: 10, c: 20, d: 1, e: 30, f: 40, g: 2 });
      const ofPath: string[] = [];
      told.subscribe((event) => {
        if (/^[+~-]0$/.test(event)) ofPath.push(`${m.scheduler.now()}:${event}`);
      });

      writes.pipe(mergeMap((position) => sink.write(resultAt(position)))).subscribe();
      m.flush();
      expect(ofPath).toStrictEqual(['0:+0', '7:-0', '7:~0', '12:-0', '12:~0']);
    }),
  );

  it('does nothing for a write or a claim that nobody subscribes to', async () => {
    const { open, log } = toldSinks();
    const sink = byPath(pathOf, open, { maxOpen: 1 });
    await writeAll(sink, [0]);
    const later = [sink.write(resultAt(1)), sink.write(resultAt(10)), sink.write(resultAt(2))];
    sink.reserve?.(experimentAt(20));
    expect(log).toStrictEqual(['+0', '0']);

    for (const write of later) await lastValueFrom(write);
    expect(log).toStrictEqual(['+0', '0', '1', '-0', '+1', '10', '-1', '~0', '2']);
  });

  it('takes all that is left of an order, over more paths than may be open', async () => {
    const { open, log } = toldSinks();
    const ordered = inInputOrder(byPath(pathOf, open, { maxOpen: 1 }));
    const early = [1, 11, 12, 2].map((position) => lastValueFrom(ordered.write(resultAt(position))));
    await Promise.all(early);
    await closed(ordered);

    expect(log).toStrictEqual(['+0', '1', '2', '-0', '+1', '11', '12', '-1']);
  });

  it('closes all sinks at the end', async () => {
    const { open, log } = toldSinks();
    const sink = byPath(pathOf, open);
    await writeAll(sink, [0, 10]);
    await closed(sink);
    expect(log.slice(-2)).toStrictEqual(['-0', '-1']);
  });

  it('closes all sinks although one cannot be closed, and says so', async () => {
    const ended: string[] = [];
    const open = (path: string): ResultSink => ({
      write: of,
      close: () =>
        path === '0'
          ? throwError(() => new Error('full'))
          : EMPTY.pipe(tap({ subscribe: () => ended.push(path) })),
    });
    const sink = byPath(pathOf, open);
    await writeAll(sink, [0, 10]);
    await expect(closed(sink)).rejects.toThrow('full');
    expect(ended).toStrictEqual(['1']);
  });

  it('has nothing to close before it is used', async () => {
    const { open, log } = toldSinks();
    await closed(byPath(pathOf, open));
    expect(log).toStrictEqual([]);
  });

  it('claims a row from the sink of its path, which may know nothing of claims', async () => {
    const telling: ResultSink = { write: of, reserve: ({ position }) => of(`claimed ${position}`) };
    const sink = byPath(pathOf, (path) => (path === '0' ? telling : { write: of }));
    const claim = (position: number) => lastValueFrom(sink.reserve?.(experimentAt(position)) ?? NEVER);
    expect(await claim(0)).toBe('claimed 0');
    expect(await claim(10)).toBe(true);
  });

  it('errors with what opening a sink throws, then and later', async () => {
    let opened = 0;
    const sink = byPath(pathOf, () => {
      opened += 1;
      throw new Error('no');
    });
    await expect(lastValueFrom(sink.write(resultAt(0)))).rejects.toThrow('no');
    await expect(lastValueFrom(sink.write(resultAt(1)))).rejects.toThrow('no');
    expect(opened).toBe(1);
  });

  it.each([0, -1, Number.NaN])('refuses room for %d sinks', (maxOpen) => {
    expect(() => byPath(pathOf, () => ({ write: of }), { maxOpen })).toThrow(RangeError);
  });

  it('writes many files with few of them open', async () => {
    const folder = temporaryFolder();
    const paths = new Set<string>();
    let open = 0;
    let mostOpen = 0;
    const sink = byPath(
      ({ position }) => `${folder}/${position % 40}.csv`,
      (path) => {
        const header = !paths.has(path);
        paths.add(path);
        return csvWriter(
          () => {
            open += 1;
            mostOpen = Math.max(mostOpen, open);
            return appendFile(path).on('close', () => {
              open -= 1;
            });
          },
          { columns, header, name: path },
        );
      },
      { maxOpen: 5 },
    );
    const written = range(0, 400).pipe(
      mergeMap((position): Observable<Result> => sink.write(resultAt(position)), 30),
    );
    await lastValueFrom(written);
    await closed(sink);

    expect(readdirSync(folder)).toHaveLength(40);
    expect(mostOpen).toBeLessThanOrEqual(5);
    for (const path of paths) {
      expect(readFileSync(path, 'utf8').match(/^provider,/gm)).toHaveLength(1);
      expect(readResults(path)).toHaveLength(10);
    }
  });

  it('errors at its end with why a sink could not be closed, be there others or not', async () => {
    const broken = new Error('full');
    const sink = byPath(pathOf, () => ({ write: of, close: () => throwError(() => broken) }));
    await writeAll(sink, [0, 10]);
    await expect(closed(sink)).rejects.toBe(broken);
  });

  it('closes nothing that has nothing to close', async () => {
    const sink = byPath(pathOf, () => ({ write: of }), { maxOpen: 1 });
    await writeAll(sink, [0, 10]);
    expect(await closed(sink)).toBeUndefined();
  });

  it.each([
    { before: [0, 10], after: [11, 1], log: ['+0', '0', '+1', '10', '-0', '-1', '~1', '11', '~0', '1'] },
    { before: [0], after: [1], log: ['+0', '0', '-0', '~0', '1'] },
  ])('opens a path again for what comes after the end: $after', async ({ before, after, ...told }) => {
    const { open, log } = toldSinks();
    const sink = byPath(pathOf, open);
    await writeAll(sink, before);
    await closed(sink);
    await writeAll(sink, after);
    expect(log).toStrictEqual(told.log);
  });
});
