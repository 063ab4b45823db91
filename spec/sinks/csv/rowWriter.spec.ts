import { describe, expect, it } from 'vitest';
import { rowWriter } from '../../../src/sinks/csv/rowWriter.js';
import { appendingStream } from '../../../src/sinks/files/appendingStream.js';
import { recorded, tickEnd } from '../support/streams.js';

const LONG = 'x'.repeat(65_537);
const tick = () => new Promise<void>((resolve) => process.nextTick(resolve));

describe('rowWriter', () => {
  it('hands over a long row without waiting for the turn to end, behind those that came before it', async () => {
    const handed: (readonly string[])[] = [];
    const stream = appendingStream((rows) => {
      handed.push(rows.map((row) => Buffer.from(row).toString()));
      return { rows: rows.length, length: 0 };
    });
    const writer = rowWriter(() => stream, { name: 'results.csv', head: '' });
    const taken: string[] = [];
    const write = (row: string, name: string) => writer.write(row, name).subscribe((one) => taken.push(one));

    write('a\n', 'short');
    write(LONG, 'long');
    expect(handed).toStrictEqual([]);
    await tick();
    expect(handed).toStrictEqual([['a\n', LONG]]);
    expect(taken).toStrictEqual(['short', 'long']);

    write('b\n', 'next');
    await tick();
    expect(handed).toHaveLength(1);
    await tickEnd();
    expect(handed.slice(1)).toStrictEqual([['b\n']]);
    expect(taken).toStrictEqual(['short', 'long', 'next']);
  });

  it('does not hold back a long row from a stream of any other kind', () => {
    const { stream, writes } = recorded();
    const writer = rowWriter(() => stream, { name: 'stdout', head: '' });

    writer.write(LONG, 'long').subscribe();

    expect(writes).toStrictEqual([LONG]);
  });

  it.each([
    { room: 0, head: '', taken: [], failed: ['a', 'b', 'c'] },
    { room: 1, head: '', taken: ['a'], failed: ['b', 'c'] },
    { room: 2, head: 'head', taken: ['a'], failed: ['b', 'c'] },
    { room: 3, head: '', taken: ['a', 'b', 'c'], failed: [] },
  ])('tells of $room rows that found room, "$head" included, that they were taken, and of the others why not', async ({
    room,
    head,
    taken,
    failed,
  }) => {
    const stream = appendingStream((rows) => {
      if (rows.length <= room) return { rows: rows.length, length: 0 };
      return { rows: room, length: 0, error: Object.assign(new Error('full'), { code: 'ENOSPC' }) };
    });
    const writer = rowWriter(() => stream, { name: 'results.csv', head });
    const seen = { taken: [] as string[], failed: [] as string[] };
    for (const row of ['a', 'b', 'c'])
      writer.write(row, row).subscribe({
        next: (one) => seen.taken.push(one),
        error: (error: Error) => {
          expect(error.message).toBe('cannot write results.csv: the disk is full');
          seen.failed.push(row);
        },
      });
    await tickEnd();
    expect(seen).toStrictEqual({ taken, failed });
    expect(writer.isOpen).toBe(failed.length === 0);
  });

  it('ends the stream behind the rows of its turn', async () => {
    const handed: string[] = [];
    const stream = appendingStream((rows) => {
      handed.push(...rows.map((row) => Buffer.from(row).toString()));
      return { rows: rows.length, length: 0 };
    });
    const writer = rowWriter(() => stream, { name: 'results.csv', head: 'head\n' });
    const ends: string[] = [];
    writer.write('a\n', 'a').subscribe((row) => ends.push(row));
    writer.close().subscribe({ complete: () => ends.push('closed') });
    expect(stream.writableEnded).toBe(false);
    await tickEnd();
    await tickEnd();
    expect([handed, ends]).toStrictEqual([
      ['head\n', 'a\n'],
      ['a', 'closed'],
    ]);
  });

  it('ends a stream at once that waits for no row', () => {
    const { stream } = recorded();
    const writer = rowWriter(() => stream, { name: 'stdout', head: '' });
    writer.open().subscribe();
    expect(writer.isOpen).toBe(true);
    writer.close().subscribe();
    expect(stream.writableEnded).toBe(true);
  });

  it('is not open where the head was refused, and says so of every row', async () => {
    const { stream, release } = recorded({ slow: true });
    const writer = rowWriter(() => stream, { name: 'stdout', head: 'head\n' });
    const errors: string[] = [];
    writer.open().subscribe({ error: (error: Error) => errors.push(error.message) });
    await tickEnd();
    expect(writer.isOpen).toBe(false);
    release(new Error('broken'));
    await tickEnd();
    writer.write('a\n', 'a').subscribe({ error: (error: Error) => errors.push(error.message) });
    expect([writer.isOpen, errors]).toStrictEqual([
      false,
      ['cannot write stdout: broken', 'cannot write stdout: broken'],
    ]);
  });
});
