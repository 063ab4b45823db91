import { truncateSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { resultCells, resultHeader } from '../../../src/sinks/csv/resultRow.js';
import { jsonlFormat } from '../../../src/sinks/jsonl/jsonlFormat.js';
import { readFinishedRows } from '../../../src/sinks/resume/readFinishedRows.js';
import { terminalCell } from '../../../src/text/terminalCell.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { columns, idAt, resultAt } from '../support/results.js';

const HEADER = resultHeader(columns);
const rowText = (cells: readonly string[]) => jsonlFormat().rows(HEADER)(cells);
const rowAt = (position: number) => rowText(resultCells(columns, resultAt(position)));

function fileOf(content: string | Uint8Array): string {
  const path = `${temporaryFolder()}/results.jsonl`;
  writeFileSync(path, content);
  return path;
}

const recordsOf = (content: string | Uint8Array) =>
  lastValueFrom(jsonlFormat().records(fileOf(content)).pipe(toArray()));
const journalOf = (content: string | Uint8Array) =>
  lastValueFrom(readFinishedRows(fileOf(content), { columns, format: jsonlFormat() }));

describe('jsonlFormat', () => {
  it('writes figures as numbers, what is not known of them as null, and all else as text', () => {
    const result = resultAt(0, {
      inputTokens: 12,
      contextWindow: undefined,
      costUsd: 1.5e-7,
      output: 'say "hi"\n\u2028',
    });
    const row = JSON.parse(rowText(resultCells(columns, result)));
    expect(Object.keys(row)).toEqual(HEADER);
    expect(row).toMatchObject({
      provider: 'mock',
      topic: 'topic 0',
      input_tokens: 12,
      context_window: null,
      cost_usd: 1.5e-7,
      output: 'say "hi"\n\u2028',
      error_message: '',
      row_number: 1,
    });
  });

  it('writes rows of one line, and nothing before them', () => {
    expect(jsonlFormat().head(HEADER)).toBe('');
    expect(rowAt(0).indexOf('\n')).toBe(rowAt(0).length - 1);
    expect(rowAt(0)).toMatch(/^\{"provider":"mock",/);
  });

  it('lets no cell control a terminal', () => {
    const [cell] =
      jsonlFormat({ cell: terminalCell })
        .rows(['output'])(['\u202e\u009b'])
        .match(/"[^"]*"\}/) ?? [];
    expect(cell).toBe('"\\\\u202e\\\\u009b"}');
  });

  it('reads back the cells that it has written', async () => {
    const cells = fc.array(fc.string({ unit: 'grapheme' }), {
      minLength: HEADER.length,
      maxLength: HEADER.length,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1 }), async (rows) => {
        const [header, ...records] = await recordsOf(rows.map(rowText).join(''));
        expect(header?.cells).toEqual(HEADER);
        expect(records.map((record) => record.cells)).toEqual(rows);
      }),
      { numRuns: 50 },
    );
  });

  it('finds the rows that were written by another program: sorted, with blanks, with CRLF', async () => {
    const row: object = JSON.parse(rowAt(0));
    const sorted = JSON.stringify(Object.fromEntries(Object.entries(row).sort()), null, ' ').replaceAll(
      '\n',
      '',
    );
    const content = `\uFEFF\n${rowAt(1)}\r\n\n${sorted}\r\n`;
    const { rows, accounts, endOffset } = await journalOf(content);
    expect({ rows, endOffset }).toStrictEqual({ rows: 2, endOffset: Buffer.byteLength(content) });
    expect([0, 1, 2].map((position) => accounts.get(idAt(position))?.answers)).toStrictEqual([
      1,
      1,
      undefined,
    ]);
  });

  it.each([
    0, 1, 5, 12, 40, 200,
  ])('takes a first row that was cut off at byte %i for a fresh start', async (length) => {
    expect(await journalOf(rowAt(0).slice(0, length))).toMatchObject({ rows: 0, endOffset: 0 });
  });

  it('counts a last row that lacks its line end alone, and leaves out one that lacks more', async () => {
    const [one, two] = [rowAt(0), rowAt(1)];
    expect(await journalOf(one + two.slice(0, -1))).toMatchObject({ rows: 2 });
    expect(await journalOf(one + two.slice(0, -2))).toMatchObject({ rows: 1, endOffset: one.length });
  });

  it.each([
    { what: 'no JSON', content: 'hello', said: 'the row in line 1 is no JSON object' },
    { what: 'JSON of another kind', content: '[1]\n', said: 'the row in line 1 is no JSON object' },
    {
      what: 'a broken row in the middle',
      content: `${rowAt(0).slice(0, 50)}\n${rowAt(1)}`,
      said: 'in line 1',
    },
    {
      what: 'other columns',
      content: '{"provider":"a","model":"b"}\n',
      said: 'has other columns than this run',
    },
    {
      what: 'a row that lacks a key',
      content: rowAt(0) + rowAt(1).replace('"status":"ok",', ''),
      said: "line 2 is no result: it lacks 'status'",
    },
    {
      what: 'a row with a key of its own',
      content: rowAt(0) + rowAt(1).replace('{', '{"more":1,'),
      said: "line 2 is no result: it has 'more'",
    },
    {
      what: 'a last row without a line end that is whole, and lacks its id',
      content:
        rowAt(0) +
        rowAt(1)
          .replace(/,"experiment_id":"[^"]*"/, '')
          .trimEnd(),
      said: "line 2 is no result: it lacks 'experiment_id'",
    },
    { what: 'no UTF-8', content: Buffer.from([0x7b, 0xff, 0x0a]), said: 'byte 1 is not UTF-8' },
  ])('refuses $what', async ({ content, said }) => {
    await expect(journalOf(content)).rejects.toThrow(said);
  });

  it('is a table without a head, in whose rows nothing hides', () => {
    const format = jsonlFormat();
    expect(format).toMatchObject({ lineEnd: '\n', needsLineEnd: false });
    expect(format.like({ start: '\uFEFF', lineEnd: '\r\n' })).toBe(format);
    expect([format.headBytes(HEADER), format.isTornHead(Buffer.from(''), HEADER)]).toEqual([0, false]);
    expect(format.hidesRows(rowAt(0) + rowAt(1), true)).toBe(false);
  });

  it('writes what is no number as a text, and what is missing as an empty one', () => {
    expect(jsonlFormat().rows(['attempts', 'latency_ms', 'a', 'b'])(['-', '007', 'x'])).toBe(
      '{"attempts":"-","latency_ms":"007","a":"x","b":""}\n',
    );
  });

  it.each([
    ...['0', '-1', '120', '0.001', '-12.75', '1e5', '1e-120', '2.5e+31'].map((text) => ({
      text,
      written: text,
    })),
    ...['01', '+1', '.5', '1.', '1e', '1e+', '1 ', '0x1', 'NaN', '1,5'].map((text) => ({
      text,
      written: JSON.stringify(text),
    })),
  ])('writes $text in a column of numbers as $written', ({ text, written }) => {
    expect(jsonlFormat().rows(['cost_usd'])([text])).toBe(`{"cost_usd":${written}}\n`);
  });

  it('tells of each row where it starts and where it ends, blank lines included', async () => {
    expect(await recordsOf('\n{"provider":"a"}\n\n\n{"provider":"b"}')).toEqual([
      { line: 2, cells: ['provider'], endOffset: 0 },
      { line: 2, cells: ['a'], endOffset: 18 },
      { line: 5, cells: ['b'], endOffset: 36 },
    ]);
  });

  it('reads what other programs write: figures as they are in a CSV, and JSON as it is', async () => {
    const row = {
      provider: 'a',
      cost_usd: 1.5e-7,
      flag: true,
      nested: { b: [1] },
      none: null,
      text: 'a\uFEFFb',
    };
    const [, ...records] = await recordsOf(`${JSON.stringify(row)}\n{"provider":"b"}\n`);
    expect(records.map(({ cells }) => cells)).toEqual([
      ['a', '0.00000015', 'true', '{"b":[1]}', '', 'a\uFEFFb'],
      ['b', '', '', '', '', ''],
    ]);
  });

  it('leaves out a last row that was cut off, whatever its first key is', async () => {
    const row = JSON.stringify({ attempts: 1, ...JSON.parse(rowAt(0)) });
    expect(await journalOf(`${row}\n${row.slice(0, 40)}`)).toMatchObject({ rows: 1 });
  });

  it('reads no row without end', async () => {
    const path = fileOf('');
    truncateSync(path, 65 * 1024 ** 2);
    const records = lastValueFrom(jsonlFormat().records(path));
    await expect(records).rejects.toThrow('the row in line 1 is longer than 67108864 bytes');
  });
});
