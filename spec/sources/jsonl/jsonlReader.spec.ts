import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.js';
import type { InputRecord } from '../../../src/sources/inputRecord.js';
import { type JsonlReaderOptions, jsonlReader } from '../../../src/sources/jsonl/jsonlReader.js';

/** The records of bytes that come in pieces, and what the reader throws behind them. */
function read(pieces: readonly (string | Uint8Array)[], options?: JsonlReaderOptions) {
  const reader = jsonlReader(options);
  const records: InputRecord[] = [];
  try {
    for (const piece of pieces) records.push(...takeAll(reader.write(Buffer.from(piece)), records));
    records.push(...takeAll(reader.end(), records));
  } catch (error) {
    if (!InputError.isInstance(error)) throw error;
    return { records, error: error.message };
  }
  return { records };
}

/** Keeps what came before an error. */
function takeAll(source: Iterable<InputRecord>, before: InputRecord[]): readonly InputRecord[] {
  const taken: InputRecord[] = [];
  try {
    for (const record of source) taken.push(record);
  } catch (error) {
    before.push(...taken);
    throw error;
  }
  return taken;
}

describe('jsonlReader', () => {
  it('gives the keys of the first object, then the cells of each', () => {
    expect(read(['{"q":"Why?","n":1}\n{"n":2,"q":"How?"}\n'])).toEqual({
      records: [
        { line: 1, cells: ['q', 'n'] },
        { line: 1, cells: ['Why?', '1'] },
        { line: 2, cells: ['How?', '2'] },
      ],
    });
  });

  it.each([
    ['1.10', '1.10'],
    ['2512292042121000001', '2512292042121000001'],
    ['1e400', '1e400'],
    ['true', 'true'],
    ['null', ''],
    ['"null"', 'null'],
    ['"a \\"quoted\\" \\u00e9\\n"', 'a "quoted" é\n'],
    ['["a",1.0,{"b":null}]', '["a",1.0,{"b":null}]'],
    ['{"__proto__":"x"}', '{"__proto__":"x"}'],
  ])('makes of the value %s the cell %j', (json, cell) => {
    expect(read([`{"a":${json}}`]).records[1]).toEqual({ line: 1, cells: [cell] });
  });

  it('takes keys of any name, and trims them', () => {
    expect(read(['{" a ":"1","__proto__":"2","constructor":"3"}']).records).toEqual([
      { line: 1, cells: ['a', '__proto__', 'constructor'] },
      { line: 1, cells: ['1', '2', '3'] },
    ]);
  });

  it('skips blank lines and byte order marks, and takes CRLF', () => {
    expect(read(['\uFEFF\r\n{"a":1}\r\n  \n\uFEFF{"a":2}\r\n']).records).toEqual([
      { line: 2, cells: ['a'] },
      { line: 2, cells: ['1'] },
      { line: 4, cells: ['2'] },
    ]);
  });

  it('leaves cells empty whose keys are missing, and says which line has a key too many or is no object', () => {
    const { records } = read(['{"a":1,"b":2}\n{"b":3}\n{"a":4,"c":5}\n{"a":6\n[7]\n{"a":8}']);
    expect(records.slice(2)).toEqual([
      { line: 2, cells: ['', '3'] },
      {
        line: 3,
        cells: ['4', ''],
        problem: "line 3: the key 'c' is none of the first line, whose keys are the columns: a, b",
      },
      { line: 4, cells: ['', ''], problem: 'line 4: it is no JSON object' },
      { line: 5, cells: ['', ''], problem: 'line 5: it is no JSON object' },
      { line: 6, cells: ['8', ''] },
    ]);
  });

  it.each([
    ['[1]', 'line 1: the first line is no JSON object'],
    ['\n{"a":', 'line 2: the first line is no JSON object'],
    ['{}', 'line 1: a key of the first line is empty, or it has none'],
    ['{"":1}', 'line 1: a key of the first line is empty, or it has none'],
  ])('refuses an input that begins with %j', (text, said) => {
    expect(read([text]).error).toContain(said);
  });

  it('names the byte that is no UTF-8, once the records before it are out', () => {
    const bytes = Buffer.concat([Buffer.from('{"a":1}\n{"a":"'), Buffer.from([0xff]), Buffer.from('"}\n')]);
    expect(read([bytes])).toEqual({
      records: [
        { line: 1, cells: ['a'] },
        { line: 1, cells: ['1'] },
      ],
      error: 'the input is not UTF-8 at byte 14; save it as UTF-8',
    });
    expect(read([Buffer.concat([Buffer.from('{"a":1}\n'), Buffer.from([0xc3])])]).error).toContain('byte 8');
  });

  it('refuses a line that is too long', () => {
    expect(read(['{"a":1}\n{"a":"', 'x'.repeat(100)], { maxLineBytes: 50 })).toMatchObject({
      error: 'line 2: a line longer than 50 bytes starts here',
    });
  });

  it('reads the same however the bytes are cut', () => {
    const line = fc.oneof(
      fc.record({ a: fc.string({ unit: 'grapheme' }), b: fc.jsonValue() }).map((row) => JSON.stringify(row)),
      fc.constantFrom('', ' ', '{"a":1', '{"c":1}'),
    );
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat(200)), (lines, cuts) => {
        const bytes = Buffer.from(['{"a":"é","b":1}', ...lines].join('\n'));
        const places = [...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].sort(
          (one, other) => one - other,
        );
        const pieces = places.map((end, index) => bytes.subarray(places[index - 1] ?? 0, end));
        expect(read(pieces)).toEqual(read([bytes]));
      }),
    );
  });
});
