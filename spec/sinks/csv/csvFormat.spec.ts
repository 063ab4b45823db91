import { describe, expect, it } from 'vitest';
import { csvFormat } from '../../../src/sinks/csv/csvFormat.js';
import { excelCsv } from '../../../src/sinks/csv/excelCsv.js';

const HEADER = ['a', 'b'];
const ID = 'r0123456789abcdef';
const isTorn = (content: string) => csvFormat().isTornHead(Buffer.from(content), HEADER);

describe('csvFormat', () => {
  it('goes on as a file has it, in everything else as it is', () => {
    const like = csvFormat(excelCsv).like({ start: '', lineEnd: '\n' });
    expect([like.head(['=a']), like.lineEnd]).toEqual(["'=a\n", '\n']);
    expect(like.rows(HEADER)(['=1', 'b'])).toBe("'=1,b\n");
  });

  it('knows how long a head is at most that was cut off, in either dialect', () => {
    expect(csvFormat().headBytes(HEADER)).toBe(Buffer.byteLength('\uFEFFa,b\r\n') - 1);
  });

  it.each(['', 'a', 'a,b', '\uFEFF', '\uFEFFa,b\r'])('takes %j for the beginning of a head', (content) => {
    expect(isTorn(content)).toBe(true);
  });

  it('takes a part of a byte order mark for the beginning of a head', () => {
    expect(csvFormat().isTornHead(Buffer.from('\uFEFF').subarray(0, 2), HEADER)).toBe(true);
  });

  it.each([
    'a,b\n',
    '\uFEFFa,b\r\n',
    'a,b\nx',
    'b',
    'a,c',
  ])('takes %j for no beginning of a head', (content) => {
    expect(isTorn(content)).toBe(false);
  });

  it('knows that a last row is whole with its line end only', () => {
    expect(csvFormat().needsLineEnd).toBe(true);
  });

  it.each([
    { tail: `"open,1,${ID}\n`, endsWithText: false, hides: true },
    { tail: `"open,"1","${ID}"\r\nmore`, endsWithText: false, hides: true },
    { tail: `"open,123,${ID}\n`, endsWithText: false, hides: true },
    { tail: '"open,1,0123456789abcdef\n', endsWithText: false, hides: true },
    { tail: `"open,,${ID}\n`, endsWithText: false, hides: false },
    { tail: `"open,x,${ID}\n`, endsWithText: false, hides: false },
    { tail: '"open,1,r0123456789abcdeg\n', endsWithText: false, hides: false },
    { tail: '"open,1,s0123456789abcdef\n', endsWithText: false, hides: false },
    { tail: `"open,1,${ID}`, endsWithText: false, hides: false },
    { tail: `"open,12,"${ID}",a text\nb,"345",${ID},more`, endsWithText: true, hides: true },
    { tail: '"open,1,0123456789abcdef,a\nb,2,0123456789abcdef,c', endsWithText: true, hides: true },
    { tail: `"open,x,${ID},a text\nb,y,${ID},more`, endsWithText: true, hides: false },
    { tail: `"open,1,${ID},a text`, endsWithText: true, hides: false },
    { tail: `"open,1,${ID},a text\nb,2,${ID},more`, endsWithText: true, hides: true },
    { tail: '"open', endsWithText: true, hides: false },
  ])('says whether an open quote has swallowed rows: $tail', ({ tail, endsWithText, hides }) => {
    expect(csvFormat().hidesRows(tail, endsWithText)).toBe(hides);
  });
});
