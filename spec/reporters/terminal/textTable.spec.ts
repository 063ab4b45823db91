import { describe, expect, it } from 'vitest';
import { cut, fitted, widthOf } from '../../../src/reporters/terminal/fitted.js';
import { textTable } from '../../../src/reporters/terminal/textTable.js';

describe('textTable', () => {
  const COLUMNS = [
    { title: '', cells: ['openrouter/anthropic/claude-3.5-sonnet', 'mock/m'] },
    { title: 'rows', cells: ['1,900', '4'] },
    { title: 'retried', cells: ['3', ''], expendable: 2 },
    { title: 'none', cells: ['', ''] },
    { title: 'tok/s', cells: ['45', '100'], expendable: 3 },
  ];

  it('aligns names to the left and figures to the right, and leaves out columns without any', () => {
    expect(textTable(COLUMNS, 80)).toEqual([
      '                                         rows  retried  tok/s',
      'openrouter/anthropic/claude-3.5-sonnet  1,900        3     45',
      'mock/m                                      4             100',
    ]);
  });

  it('first moves together, then gives up columns, and cuts names in the middle', () => {
    expect(textTable(COLUMNS, 42)).toEqual([
      '                        rows retried tok/s',
      'openrouter…-3.5-sonnet 1,900       3    45',
      'mock/m                     4           100',
    ]);
    expect(textTable(COLUMNS, 30)).toEqual([
      '                          rows',
      'openrouter/…-3.5-sonnet  1,900',
      'mock/m                       4',
    ]);
  });

  it('is nothing where there is nothing', () => {
    expect(textTable([{ title: 'x', cells: [] }], 80)).toEqual([]);
  });
});

describe('fitted', () => {
  it.each([
    { text: 'plain', columns: 5, shown: 'plain' },
    { text: 'plainer', columns: 5, shown: 'plai…' },
    { text: '漢字漢字', columns: 5, shown: '漢字…' },
    { text: 'any', columns: 0, shown: '' },
  ])('cuts $text to $columns columns', ({ text, columns, shown }) => {
    expect(cut(text, columns)).toBe(shown);
    expect(widthOf(shown)).toBeLessThanOrEqual(columns);
  });

  it('styles what is shown of each part, and leaves out what has no room', () => {
    const parts = [{ text: 'ab' }, { text: 'cdef', style: 'red' }, { text: 'gh' }] as const;
    expect(fitted(parts, 8, true)).toBe('ab\u001b[31mcdef\u001b[39mgh');
    expect(fitted(parts, 4, true)).toBe('ab\u001b[31mc…\u001b[39m');
    expect(fitted(parts, 4, false)).toBe('abc…');
  });
});
