import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.js';
import { openTable } from '../../../src/scores/tables/openTable.js';
import type { TableRow } from '../../../src/scores/tables/table.js';

const source = (pieces: readonly (string | Uint8Array)[], name = 'r.csv') => ({
  name,
  open: () => Readable.from(pieces.map((piece) => Buffer.from(piece))),
  canReopen: true,
});

/** Everything that a table gives, whatever ends it. */
async function readAll(pieces: readonly (string | Uint8Array)[], name?: string) {
  const told: string[] = [];
  const rows: TableRow[] = [];
  let error: unknown;
  let columns: readonly string[] = [];
  try {
    const table = await openTable(source(pieces, name), { tell: (line) => told.push(line) });
    columns = table.columns;
    for await (const batch of table.batches) rows.push(...batch);
  } catch (caught) {
    error = caught;
  }
  return { columns, told, error, rows, cells: rows.map((row) => row.cells) };
}

const CSV = 'status,output,experiment_id\nok,"a ""b""\nc",0123456789abcdef\nerror,,fedcba9876543210\n';
const CELLS = [
  ['ok', 'a "b"\nc', '0123456789abcdef'],
  ['error', '', 'fedcba9876543210'],
];
const JSONL =
  '{"status":"ok","output":"a \\"b\\"\\nc","n":1}\n{"output":"x","status":"error","n":null,"late":[1]}\n';

describe('openTable', () => {
  it('reads CSV', async () => {
    const { columns, cells, told, error } = await readAll([CSV]);
    expect(columns).toEqual(['status', 'output', 'experiment_id']);
    expect({ cells, told, error }).toEqual({ cells: CELLS, told: [], error: undefined });
  });

  it('reads JSON Lines, whatever they are called, and keeps the objects', async () => {
    const { columns, rows, cells } = await readAll([JSONL], 'stdin');
    expect(columns).toEqual(['status', 'output', 'n', 'late']);
    expect(cells).toEqual([
      ['ok', 'a "b"\nc', '1', ''],
      ['error', 'x', '', '[1]'],
    ]);
    expect(rows.map(({ record }) => record?.['n'])).toEqual([1, null]);
  });

  it('reads the same however the bytes are cut', async () => {
    const whole = { 'r.csv': await readAll([CSV]), 'r.jsonl': await readAll([JSONL], 'r.jsonl') };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('r.csv' as const, 'r.jsonl' as const),
        fc.array(fc.nat(200)),
        async (name, cuts) => {
          const bytes = Buffer.from(name === 'r.csv' ? CSV : JSONL);
          const ends = [...new Set(cuts)].filter((cut) => cut < bytes.length).sort((a, b) => a - b);
          const pieces = [0, ...ends].map((start, index) =>
            bytes.subarray(start, ends[index] ?? bytes.length),
          );
          const { cells, columns } = await readAll(pieces, name);
          // What comes with the first bytes decides which keys of JSON are columns.
          const known = columns.map((column) => whole[name].columns.indexOf(column));
          expect(cells).toEqual(whole[name].cells.map((row) => known.map((at) => row[at])));
        },
      ),
    );
  });

  it('leaves out a last row that is not whole, wherever it is cut, and says so', async () => {
    const bytes = Buffer.from(CSV.replace('c"', 'ü,\nc"'));
    const start = bytes.indexOf('\n') + 1;
    const endOfFirst = bytes.indexOf('\nerror') + 1;
    for (let end = start + 1; end < bytes.length; end++) {
      const { cells, told, error } = await readAll([bytes.subarray(0, end)]);
      const wholeRows = end < endOfFirst - 1 ? 0 : end < bytes.length - 1 ? 1 : 2;
      expect({ end, error, rows: cells.length }).toEqual({ end, error: undefined, rows: wholeRows });
      const isTorn = end !== endOfFirst && end !== endOfFirst - 1 && wholeRows < 2;
      expect({ end, told: told.length }).toEqual({ end, told: isTorn ? 1 : 0 });
    }
  });

  it('leaves out a last line of JSON that is not whole, and says so', async () => {
    const { rows, told, error } = await readAll([JSONL.slice(0, -5)], 'r.jsonl');
    expect({ rows: rows.length, error }).toEqual({ rows: 1, error: undefined });
    expect(told).toEqual([
      'r.jsonl: the last row, in line 2, is not whole and left out (is it still being written?)',
    ]);
  });

  it('reads CSV whose first column begins with a brace, if it is called CSV', async () => {
    expect((await readAll(['{a},b\n1,2\n'])).columns).toEqual(['{a}', 'b']);
  });

  it('leaves out a last line that ends within a character', async () => {
    const { rows, told, error } = await readAll(['{"a":1}\n', Buffer.from([0xc3])], 'r.jsonl');
    expect({ rows: rows.length, told: told.length, error }).toEqual({ rows: 1, told: 1, error: undefined });
  });

  it('takes a last row without a line end', async () => {
    expect((await readAll([CSV.slice(0, -1)])).cells).toEqual(CELLS);
    expect((await readAll([JSONL.slice(0, -1)], 'r.jsonl')).rows).toHaveLength(2);
  });

  it.each([
    {
      what: 'a row with too few cells',
      pieces: ['a,b\n1,2\n3\n4,5\n'],
      rows: 1,
      says: 'r.csv: line 3: expected 2 fields, found 1',
    },
    {
      what: 'text behind a closing quote',
      pieces: ['a,b\n1,2\n3,"x"y\n5,6\n'],
      rows: 1,
      says: 'r.csv: line 3: ',
    },
    {
      what: 'a quote that swallows whole rows',
      pieces: [`a,status,b\n1,ok,2\n"3,ok,4\n${'5,ok,6\n'.repeat(4)}`],
      rows: 1,
      says: 'r.csv: line 3: the quote',
    },
    {
      what: 'what is no UTF-8',
      pieces: ['a,b\n1,2\n', Buffer.from([0x33, 0xff, 0x0a])],
      rows: 1,
      says: 'r.csv: ',
    },
    {
      what: 'two columns of one name',
      pieces: ['a,a\n1,2\n'],
      rows: 0,
      says: "r.csv: line 1: duplicate column 'a'",
    },
    { what: 'nothing', pieces: [''], rows: 0, says: 'r.csv is empty: it has no header' },
    {
      what: 'a line that is no object',
      name: 'r.jsonl',
      pieces: ['{"a":1}\n[1]\n{"a":2}\n'],
      rows: 1,
      says: 'r.jsonl: line 2: it is no JSON object',
    },
    {
      what: 'bytes that are no UTF-8',
      name: 'r.jsonl',
      pieces: ['{"a":1}\n', Buffer.from([0xff, 0x0a])],
      rows: 1,
      says: 'r.jsonl: it is not UTF-8 at byte 8',
    },
  ])('refuses $what, behind the rows before it', async ({ pieces, name, rows, says }) => {
    const result = await readAll(pieces, name);
    expect(InputError.isInstance(result.error)).toBe(true);
    expect(String(result.error)).toContain(says);
    expect(result.rows).toHaveLength(rows);
  });

  it('says which input cannot be read', async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error('it is on fire'));
      },
    });
    const opening = openTable({ name: 'r.csv', open: () => broken, canReopen: false });
    await expect(opening).rejects.toThrow('r.csv cannot be read: it is on fire');
  });

  it('lets go of an input that is left early', async () => {
    const input = Readable.from([Buffer.from(CSV), Buffer.from('ok,x,0123456789abcdef\n')]);
    const table = await openTable({ name: 'r.csv', open: () => input, canReopen: false });
    for await (const batch of table.batches) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    expect(input.destroyed).toBe(true);
  });
});
