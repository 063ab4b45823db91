import { describe, expect, it } from 'vitest';
import { csvFormat } from '../../src/sinks/csv/csvFormat.js';
import { excelCsv } from '../../src/sinks/csv/excelCsv.js';
import type { ResultFileOptions } from '../../src/sinks/resultFileOptions.js';
import type { FinishedRows } from '../../src/sinks/resume/finishedRows.js';
import { RowAccounts } from '../../src/sinks/resume/rowAccounts.js';
import { writtenForm } from '../../src/sinks/writtenForm.js';

const columns = { variables: [], repeat: false };

function found(rows: Partial<FinishedRows>): FinishedRows {
  return { rows: 0, accounts: new RowAccounts(), jsonColumns: [], endOffset: 0, ...rows };
}

describe('writtenForm', () => {
  it('is plain CSV with a header, into a file that must not be there, unless something else is said', () => {
    const { format, jsonColumns, mayWiden, opening, isEmpty } = writtenForm({ columns }, undefined);

    expect(format.head(['a', 'b'])).toBe('a,b\n');
    expect({ jsonColumns, mayWiden, opening, isEmpty }).toEqual({
      jsonColumns: [],
      mayWiden: false,
      opening: { existing: 'refuse' },
      isEmpty: true,
    });
  });

  it('is that of the rows that are kept', () => {
    const options: ResultFileOptions = {
      columns,
      existing: 'resume',
      format: csvFormat(excelCsv),
      jsonColumns: ['new'],
    };
    const form = { start: '', lineEnd: '\n' } as const;
    const written = writtenForm(options, found({ endOffset: 90, jsonColumns: ['old'], form }));

    expect(written.format.head(['a'])).toBe('a\n');
    expect(written.jsonColumns).toEqual(['old']);
    expect(written.opening).toEqual({ keepBytes: 90, lineEnd: '\n' });
    expect(written.isEmpty).toBe(false);
  });

  it('is the format that was asked for where nothing was found to go on in', () => {
    const format = { ...csvFormat(), like: () => csvFormat(excelCsv) };
    expect(writtenForm({ columns, existing: 'resume', format }, found({})).format).toBe(format);
  });

  it('takes the columns that were asked for where nothing is kept', () => {
    const written = writtenForm(
      { columns, existing: 'resume', jsonColumns: ['new'] },
      found({ jsonColumns: ['old'] }),
    );

    expect([written.jsonColumns, written.isEmpty]).toEqual([['new'], true]);
  });

  it.each([
    { flatten: false, asked: undefined, mayWiden: false },
    { flatten: true, asked: undefined, mayWiden: true },
    { flatten: true, asked: ['a'], mayWiden: false },
    { flatten: true, asked: ['a', 'b'], mayWiden: true },
  ])('knows whether answers may bring new columns: flatten $flatten, asked for $asked', ({
    flatten,
    asked,
    mayWiden,
  }) => {
    const kept = found({ endOffset: 9, jsonColumns: ['a'] });

    expect(writtenForm({ columns, existing: 'resume', flatten, jsonColumns: asked }, kept).mayWiden).toBe(
      mayWiden,
    );
  });
});
