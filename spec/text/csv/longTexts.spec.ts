import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecords } from '../../../src/sources/csv/csvRecords.js';
import { LongTexts } from '../../../src/text/csv/longTexts.js';

const LONG = 'It is said that '.repeat(8);
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const linesIn = (text: string) => text.split(/\r\n|\n|\r/).length - 1;

/** Takes out what stands in quotes in one row of the cells, and returns what is left with its offsets. */
function takeOut(texts: LongTexts, cells: readonly string[]): string {
  let from = 0;
  const places = cells.map((cell) => {
    const length = Buffer.byteLength(quoted(cell));
    const place = { from: from + 1, to: from + length - 1 };
    from += length + 1;
    return place;
  });
  return Buffer.concat([...texts.takeOut([Buffer.from(`${cells.map(quoted).join()}\n`)], places)]).toString();
}

describe('LongTexts', () => {
  it('leaves the delimiter in the place of a long text, and short texts as they are', () => {
    expect(takeOut(new LongTexts(','), ['a', LONG, '', LONG])).toBe('"a",",","",","\n');
  });

  it('puts texts back in their order, with what was unseen of them', () => {
    const texts = new LongTexts(',');
    takeOut(texts, [LONG, 'b', `${LONG}\r\n"${LONG}"`]);
    const cells = [',', 'b', ','];
    expect(texts.putBack(cells)).toEqual({ bytes: 128 - 1 + 128 + 2 + 4 + 128 - 1, lines: 1 });
    expect(cells).toEqual([LONG, 'b', `${LONG}\r\n"${LONG}"`]);
  });

  it('tells a cell that is a delimiter from a text that was taken out', () => {
    const texts = new LongTexts(',');
    expect(takeOut(texts, [',', LONG])).toBe('",",","\n');
    const cells = [',', ','];
    texts.putBack(cells);
    expect(cells).toEqual([',', LONG]);
  });

  it('waits with texts for the records that they belong to', () => {
    const texts = new LongTexts(',');
    takeOut(texts, [LONG]);
    takeOut(texts, [`${LONG}2`]);
    const [first, second] = [[','], [',']];
    texts.putBack(first);
    takeOut(texts, [`${LONG}3`]);
    texts.putBack(second);
    expect([first, second]).toEqual([[LONG], [`${LONG}2`]]);
  });

  it('leaves cells empty that nobody reads, and counts what was unseen of them', () => {
    const texts = new LongTexts(',');
    takeOut(texts, [`${LONG}\r\n\r\n`, 'b', LONG]);
    const cells = [',', 'b', ','];
    expect(texts.putBack(cells, (place) => place > 0)).toEqual({ bytes: 128 + 4 - 1 + 128 - 1, lines: 2 });
    expect(cells).toEqual(['', 'b', LONG]);
  });

  it('changes nothing of what it was told nothing about', () => {
    const texts = new LongTexts(',');
    const piece = Buffer.from('",",1\n');
    expect(texts.takeOut([piece], [])).toEqual([piece]);
    const cells = [',', '1'];
    expect(texts.putBack(cells)).toEqual({ bytes: 0, lines: 0 });
    expect(cells).toEqual([',', '1']);
  });

  it('makes no difference to cells and lines, however long texts are and whatever cuts them', () => {
    const word = fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r', '\u00e9', '\u{1f600}') });
    const cell = fc.oneof(
      word,
      fc.constantFrom(',', ';'),
      word.map((text) => LONG + text),
      word.map((text) => text.repeat(30)),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
        fc.constantFrom(',', ';', '\u00a7'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 400 }),
        (rows, delimiter, lineEnd, chunkBytes) => {
          const texts = rows.map((row) => row.map(quoted).join(delimiter) + lineEnd);
          const csv = csvRecords({ delimiter });
          const bytes = Buffer.from(texts.join(''));
          const records = [];
          for (let from = 0; from < bytes.length; from += chunkBytes)
            records.push(...csv.write(bytes.subarray(from, from + chunkBytes)));
          records.push(...csv.end());
          const lines = texts.map((_, index) => 1 + linesIn(texts.slice(0, index).join('')));
          expect(records).toEqual(rows.map((cells, index) => ({ line: lines[index], cells })));
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([1, 2, 1000])('finds the same where bytes of a delimiter are cut, %i at a time', (chunkBytes) => {
    const csv = csvRecords({ delimiter: '\u00a7' });
    const bytes = Buffer.from(`${quoted(LONG)}\u00a9\n${quoted(LONG)}\u00a7${quoted(`${LONG}2`)}\n`);
    const records = [];
    for (let from = 0; from < bytes.length; from += chunkBytes)
      records.push(...csv.write(bytes.subarray(from, from + chunkBytes)));
    expect(records).toMatchObject([
      { cells: [`${quoted(LONG)}\u00a9`], problem: expect.stringContaining('closes in front of more text') },
      { cells: [LONG, `${LONG}2`] },
    ]);
  });

  it('counts what was taken out to the length of a record', () => {
    const csv = csvRecords({ maxRecordBytes: 200 });
    const row = Buffer.from(`a,${quoted(LONG)},${quoted(LONG)}\n`);
    expect(() => [...csv.write(row)]).toThrow('line 1: a record longer than 200 bytes starts here');
  });
});
