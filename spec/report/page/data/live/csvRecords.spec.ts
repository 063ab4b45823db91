import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecords } from '../../../../../src/report/page/data/live/csvRecords.js';
import { csvText } from '../../../../../src/sinks/csv/csvText.js';

const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '\r\n', '', '😀') });
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
const lineEnd = fc.constantFrom('\n' as const, '\r\n' as const);

describe('csvRecords', () => {
  it('gives records when they are whole, wherever the pieces end', () => {
    const read = csvRecords();
    expect(read('a,b\nc,"say ""hi')).toStrictEqual([['a', 'b']]);
    expect(read('"')).toStrictEqual([]);
    expect(read('""\n')).toStrictEqual([['c', 'say "hi"']]);
    expect(read(',d')).toStrictEqual([]);
    expect(read('\n')).toStrictEqual([['', 'd']]);
  });

  it('takes CRLF for the end of a line, and keeps it in quotes', () => {
    expect(csvRecords()('a,"b\r\n"\r\n,\r\n')).toStrictEqual([
      ['a', 'b\r\n'],
      ['', ''],
    ]);
  });

  it('reads back whatever results are written as, in any pieces', () => {
    fc.assert(
      fc.property(rows, lineEnd, fc.array(fc.nat(12)), (written, end, lengths) => {
        const text = written.map((cells) => csvText(cells, end)).join('');
        const read = csvRecords();
        const records: string[][] = [];
        let at = 0;
        for (const length of lengths) {
          records.push(...read(text.slice(at, at + length)));
          at += length;
        }
        records.push(...read(text.slice(at)));
        expect(records).toStrictEqual(written);
      }),
    );
  });
});
