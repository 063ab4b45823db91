import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Options, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../../src/sinks/csv/csvText.js';

const spectrum = fileURLToPath(new URL('../../../node_modules/csv-spectrum', import.meta.url));
const lineEnds = [{ lineEnd: '\n' as const }, { lineEnd: '\r\n' as const }];
const awkward = [
  '',
  ' ',
  '"',
  ',',
  '\n',
  '\r',
  '\r\n',
  '\0',
  '\uFEFF',
  '\uFEFFa',
  '"a',
  '😀',
  'é',
  '=1',
  ' a ',
];
const cell = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...awkward) }),
);

function readBack(text: string, options: Options = {}): string[][] {
  return parse(Buffer.from(text), { ...options, bom: true, record_delimiter: ['\r\n', '\n', '\r'] });
}

describe('csvText', () => {
  it('ends the row', () => {
    expect(csvText(['a', 'b'])).toBe('a,b\n');
    expect(csvText(['a', 'b'], '\r\n')).toBe('a,b\r\n');
  });

  it.each(lineEnds)('quotes any line break when rows end with $lineEnd', ({ lineEnd }) => {
    expect(csvText(['a\nb', 'a\rb', 'a\r\nb'], lineEnd)).toBe(`"a\nb","a\rb","a\r\nb"${lineEnd}`);
  });

  it('keeps a row of one empty cell from being a blank line', () => {
    expect(csvText([''])).toBe('""\n');
  });

  it.each(lineEnds)('comes back as it was, with $lineEnd', ({ lineEnd }) => {
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(rows, (written) => {
        const text = written.map((cells) => csvText(cells, lineEnd)).join('');
        expect(readBack(text)).toStrictEqual(written);
      }),
      { numRuns: 500 },
    );
  });

  it('brings back a cell of a megabyte', () => {
    const cells = ['"\n,'.repeat(350_000), 'b'];
    expect(readBack(csvText(cells))).toStrictEqual([cells]);
  });

  it.each([
    65_534, 65_535, 65_536, 65_537, 131_071, 131_072,
  ])('breaks nothing in a cell around character %i', (at) => {
    const cells = [`${'x'.repeat(at - 1)}"`, `${'x'.repeat(at)}"😀"`, `${'x'.repeat(at - 1)}😀"`];
    expect(readBack(csvText(cells))).toStrictEqual([cells]);
  });

  it.each(readdirSync(`${spectrum}/csvs`).map((name) => ({ name })))('keeps csv-spectrum $name', ({
    name,
  }) => {
    const rows = readBack(readFileSync(`${spectrum}/csvs/${name}`, 'utf8'), { relax_quotes: true });
    expect(rows.length).toBeGreaterThan(0);
    expect(readBack(rows.map((cells) => csvText(cells)).join(''))).toStrictEqual(rows);
  });
});
