import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excelCell } from '../../../src/sinks/csv/excelCell.js';

describe('excelCell', () => {
  it.each([
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    ' =1',
    '\u00a0=1',
    '\u200b=1',
    '\u200d\u2060 =1',
    '\ufeff=1',
    '\u3164=1',
    '\0=1',
    '\t=1',
    '\ttext',
    '- item',
    '-',
    '-5-3',
    "-1+cmd|' /C calc'!A0",
    '+49 170 1234567',
    '-5e',
    '-e5',
  ])('puts a quote before %j', (cell) => {
    expect(excelCell(cell)).toBe(`'${cell}`);
  });

  it.each([
    '-5',
    '+3.2e4',
    '-1.5E-10',
    '-.5',
    '-.25',
    '+1,234.50',
    '-12%',
    ' -5 ',
    '5',
    '',
    ' ',
    'a=1',
    '1-1',
    "'=1",
    '"=1"',
    'text',
    'e@mail',
    '{"a":-1}',
    '😀',
  ])('leaves %j as it is', (cell) => {
    expect(excelCell(cell)).toBe(cell);
  });

  it.each([
    { cell: 'a\nb\r\nc\rd', line: 'a b c d' },
    { cell: 'a\u2028b\u2029c\u0085d\ve\ff', line: 'a b c d e f' },
    { cell: '\r=1', line: "' =1" },
    { cell: '\n\n-1+2', line: "'  -1+2" },
    { cell: '\ntext', line: ' text' },
  ])('brings $cell on one line', ({ cell, line }) => {
    expect(excelCell(cell)).toBe(line);
  });

  it('leaves what it has made as it is', () => {
    const unit = fc.constantFrom(...'=+-@＝ \t\r\n\u200b\ufeff\'"15.,e%a');
    fc.assert(
      fc.property(fc.string({ unit }), (cell) => {
        expect(excelCell(excelCell(cell))).toBe(excelCell(cell));
      }),
    );
  });
});
