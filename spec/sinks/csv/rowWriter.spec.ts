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
});
