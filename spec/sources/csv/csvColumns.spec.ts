import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.js';
import { csvColumns } from '../../../src/sources/csv/csvColumns.js';

describe('csvColumns', () => {
  it('trims the names', () => {
    expect(csvColumns({ line: 1, cells: [' a', 'b c ', '\uFEFFd'] })).toEqual(['a', 'b c', 'd']);
  });

  it.each([
    {
      title: 'a name that occurs twice',
      cells: ['a', 'b', ' a'],
      message: "line 3: duplicate column 'a' in the header",
    },
    {
      title: 'a column without a name',
      cells: ['a', ' ', 'b'],
      message: 'line 3: column 2 has no name in the header',
    },
    {
      title: 'empty columns at the end',
      cells: ['a', '', ''],
      message:
        'line 3: column 2 has no name in the header; nothing named stands behind it: delete what the spreadsheet has left there',
    },
    {
      title: 'the index of a table',
      cells: ['', 'a'],
      message:
        'line 3: column 1 has no name in the header; it looks like the index of a table: name it, or leave it out (pandas: index=False, R: row.names=FALSE)',
    },
    {
      title: 'NUL characters',
      cells: ['a\0'],
      message: 'line 3: the header holds NUL characters: the file looks like UTF-16, save it as UTF-8',
    },
  ])('refuses $title', ({ cells, message }) => {
    expect(() => csvColumns({ line: 3, cells })).toThrow(new InputError(message));
  });
});
