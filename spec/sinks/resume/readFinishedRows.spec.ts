import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { lastValueFrom } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { UsageError } from '../../../src/errors.js';
import type { Result } from '../../../src/result.js';
import { rowText } from '../../../src/sinks/csv/csvDialect.js';
import { csvText } from '../../../src/sinks/csv/csvText.js';
import { excelCsv } from '../../../src/sinks/csv/excelCsv.js';
import { resultCells, resultHeader } from '../../../src/sinks/csv/resultRow.js';
import { annotationDigest } from '../../../src/sinks/resume/annotations.js';
import type { FinishedRow } from '../../../src/sinks/resume/finishedRow.js';
import type { FinishedRows } from '../../../src/sinks/resume/finishedRows.js';
import type { MatchedRows } from '../../../src/sinks/resume/matchedRows.js';
import {
  type ReadFinishedRowsOptions,
  readFinishedRows,
} from '../../../src/sinks/resume/readFinishedRows.js';
import { RowAccounts } from '../../../src/sinks/resume/rowAccounts.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { columns, idAt, resultAt } from '../support/results.js';

const HEADER = csvText(resultHeader(columns));
const LONG = 'maybe, or not; '.repeat(10);

function rowOf(result: Result): string {
  return csvText(resultCells(columns, result));
}

function fileOf(content: string | Uint8Array): string {
  const path = `${temporaryFolder()}/results.csv`;
  writeFileSync(path, content);
  return path;
}

function journalOf(
  content: string | Uint8Array,
  options: Partial<ReadFinishedRowsOptions> = {},
): Promise<FinishedRows> {
  return lastValueFrom(readFinishedRows(fileOf(content), { columns, ...options }));
}

describe('readFinishedRows', () => {
  it.each([
    { content: '' },
    { content: HEADER.slice(0, 1) },
    { content: HEADER.slice(0, -1) },
    { content: '\uFEFF' },
    { content: '\n' },
    { content: `\uFEFF${HEADER.slice(0, -1)}\r` },
  ])('takes "$content" for a fresh start', async ({ content }) => {
    expect(await journalOf(content)).toMatchObject({ rows: 0, endOffset: 0, jsonColumns: [] });
  });

  it('takes a missing file for a fresh start', async () => {
    const path = `${temporaryFolder()}/missing/results.csv`;
    expect(await lastValueFrom(readFinishedRows(path, { columns }))).toMatchObject({ rows: 0, endOffset: 0 });
  });

  it('counts rows with and without an answer by their ids', async () => {
    const warning = resultAt(2, { status: 'warning', experimentId: idAt(0) });
    const content =
      HEADER + rowOf(resultAt(0)) + rowOf(resultAt(1, { status: 'error', output: '' })) + rowOf(warning);
    const { accounts, version, ...journal } = await journalOf(content);
    expect([0, 1, 2].map((position) => accounts.get(idAt(position)))).toMatchObject([
      { answers: 2, errors: 0, isPlain: true },
      { answers: 0, errors: 1, digest: undefined },
      undefined,
    ]);
    expect(version).toMatch(/^\d+,\d+,\d+,\d+,\d+$/);
    expect(journal).toStrictEqual({
      rows: 3,
      hasOlderIds: false,
      jsonColumns: [],
      plan: {
        places: resultHeader(columns).map((_, index) => index),
        missing: new Set(),
        jsonColumns: [],
        isSame: true,
      },
      endOffset: content.length,
      form: { start: '', lineEnd: '\n' },
    });
  });

  it('tells of each row with an answer as it comes upon it', async () => {
    const told: FinishedRow[] = [];
    const onFinished = (row: FinishedRow) => told.push(row);
    const rows = [resultAt(0), resultAt(1, { status: 'error', output: '' }), resultAt(2)];
    await journalOf(HEADER + rows.map(rowOf).join(''), { onFinished });
    expect(told).toEqual([0, 2].map((index) => ({ experimentId: idAt(index), rowNumber: index + 1 })));
  });

  it('changes nothing', async () => {
    const content = `${HEADER}${rowOf(resultAt(0))}mock,m`;
    const path = fileOf(content);
    await lastValueFrom(readFinishedRows(path, { columns }));
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('finds the end of the last whole row wherever the one behind it is torn', async () => {
    const whole = HEADER + rowOf(resultAt(0, { output: '"é"\n,' }));
    const row = rowOf(resultAt(1, { output: 'say "hi"\n\r\n"x",\n' }));
    const bytes = Buffer.from(whole + row);
    const path = fileOf('');
    for (let length = Buffer.byteLength(whole); length < bytes.length; length++) {
      writeFileSync(path, bytes.subarray(0, length));
      const { rows, endOffset } = await lastValueFrom(readFinishedRows(path, { columns }));
      const isWholeButForItsLineEnd = length === bytes.length - 1;
      expect({ length, rows, endOffset }).toStrictEqual(
        isWholeButForItsLineEnd
          ? { length, rows: 2, endOffset: length }
          : { length, rows: 1, endOffset: Buffer.byteLength(whole) },
      );
    }
  });

  it('forgives a torn row whose answer holds a row of results, as it is no row that was swallowed', async () => {
    const whole = HEADER + rowOf(resultAt(0));
    const torn = rowOf(resultAt(1, { output: `\n${rowOf(resultAt(2))}` })).slice(0, -20);
    expect(await journalOf(whole + torn)).toMatchObject({ rows: 1, endOffset: whole.length });
  });

  it('makes room once for as many rows as there seem to be', async () => {
    const reserved = vi.spyOn(RowAccounts.prototype, 'reserve');
    const rows = Array.from({ length: 2500 }, (_, position) => rowOf(resultAt(position)));
    await journalOf(HEADER + rows.slice(0, 999).join(''));
    expect(reserved).not.toHaveBeenCalled();
    await journalOf(HEADER + rows.join(''));
    expect(reserved).toHaveBeenCalledOnce();
    const [room = 0] = reserved.mock.calls[0] ?? [];
    expect(room).toBeGreaterThan(2500);
    expect(room).toBeLessThan(2800);
  });

  it.each([
    { saved: 'with a BOM', save: (rows: string[][]) => stringify(rows, { bom: true }) },
    { saved: 'with CRLF', save: (rows: string[][]) => stringify(rows, { record_delimiter: '\r\n' }) },
    { saved: 'with CR', save: (rows: string[][]) => stringify(rows, { record_delimiter: '\r' }) },
    {
      saved: 'with every cell quoted',
      save: (rows: string[][]) => stringify(rows, { quoted: true, quoted_empty: true }),
    },
    { saved: 'without the last line end', save: (rows: string[][]) => stringify(rows, { eof: false }) },
    {
      saved: 'with blank lines',
      save: (rows: string[][]) => `${stringify(rows).replaceAll(/(?<=[0-9a-f]{16})\n/g, '\n\n')}\n`,
    },
    {
      saved: 'for spreadsheets',
      save: (rows: string[][]) => excelCsv.start + rows.map((cells) => rowText(excelCsv, cells)).join(''),
    },
  ])('reads a file that was saved $saved', async ({ save }) => {
    const rows = [0, 1, 2].map((position) =>
      resultCells(columns, resultAt(position, { output: 'a "b"\nc' })),
    );
    const journal = await journalOf(save([resultHeader(columns), ...rows]));
    expect([0, 1, 2, 3].map((position) => journal.accounts.get(idAt(position))?.answers)).toStrictEqual([
      1,
      1,
      1,
      undefined,
    ]);
  });

  it('reads columns that were defused for spreadsheets', async () => {
    const formula = { variables: [{ name: '=x', header: '=x' }], repeat: false };
    const row = resultCells(formula, resultAt(0));
    const content = excelCsv.start + rowText(excelCsv, resultHeader(formula)) + rowText(excelCsv, row);
    expect(await journalOf(content, { columns: formula })).toMatchObject({ rows: 1 });
  });

  it('takes columns from JSON where they are to be expected', async () => {
    const wide =
      csvText(resultHeader(columns, ['score', 'why'])) +
      csvText(resultCells(columns, resultAt(0), ['3', '']));
    expect(await journalOf(wide, { flatten: true })).toMatchObject({
      rows: 1,
      jsonColumns: ['score', 'why'],
    });
    await expect(journalOf(wide)).rejects.toThrow("it has in addition 'score', 'why'");
    expect(await journalOf(HEADER + rowOf(resultAt(0)), { flatten: true })).toMatchObject({
      jsonColumns: [],
    });
  });

  it.each([
    {
      problem: 'other columns',
      content: 'provider,model,output\nmock,m,x\n',
      message: /has other columns than this run: it lacks 'topic', 'status'/,
    },
    { problem: 'a header that is a part of ours', content: 'provider,model\n', message: /has other columns/ },
    { problem: 'semicolons', content: HEADER.replaceAll(',', ';'), message: /has other columns/ },
    {
      problem: 'a short row',
      content: `${HEADER}mock,m\n`,
      message: /the row in line 2 is no result: it has 2 cells instead of 18; repair or remove it/,
    },
    {
      problem: 'a short row in between, and no line end at the end',
      content: `${HEADER}mock,m\n${rowOf(resultAt(0)).trim()}`,
      message: /the row in line 2 /,
    },
    {
      problem: 'a short row in between',
      content: `${HEADER}mock,m\n${rowOf(resultAt(0))}`,
      message: /the row in line 2 /,
    },
    {
      problem: 'a long row',
      content: `${HEADER}${rowOf(resultAt(0)).trim()},x`,
      message: /it has 19 cells instead of 18/,
    },
    {
      problem: 'a long row that ends like one that was torn in its id',
      content: `${HEADER}${rowOf(resultAt(0)).trim()},r0`,
      message: /it has 19 cells instead of 18/,
    },
    {
      problem: 'an id that a spreadsheet has changed',
      content:
        HEADER + rowOf(resultAt(0)) + rowOf(resultAt(1, { output: 'a\r\nb', experimentId: '1.23E+15' })),
      message: /the row in line 3 is no result: its experiment_id '1\.23E\+15' is none/,
    },
    {
      problem: 'such an id in the very last row, without line end',
      content: HEADER + rowOf(resultAt(1, { experimentId: '1.23E+15' })).trim(),
      message: /its experiment_id '1\.23E\+15' is none/,
    },
    {
      problem: 'a quote in between that is never closed',
      content: `${HEADER}${rowOf(resultAt(0))}mock,"m,${rowOf(resultAt(1))}${rowOf(resultAt(2))}`,
      message: /behind 1 row, a quote opens that is never closed, and more rows follow/,
    },
    {
      problem: 'a stray quote',
      content: `${HEADER}${rowOf(resultAt(0))}mo"ck,m\n`,
      message: /the row in line 3 is no CSV/,
    },
    { problem: 'UTF-16', content: Buffer.from(`\uFEFF${HEADER}`, 'utf16le'), message: /byte 0 is not UTF-8/ },
    {
      problem: 'another encoding',
      content: Buffer.from(HEADER + rowOf(resultAt(0, { output: 'é' })), 'latin1'),
      message: /is not UTF-8; save it as UTF-8/,
    },
  ])('refuses $problem, and says where', async ({ content, message }) => {
    const path = fileOf(content);
    const reading = lastValueFrom(readFinishedRows(path, { columns }));
    await expect(reading).rejects.toThrow(UsageError);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(path);
  });

  it('says that a folder cannot be read', async () => {
    const path = `${temporaryFolder()}/results.csv`;
    mkdirSync(path);
    await expect(lastValueFrom(readFinishedRows(path, { columns }))).rejects.toThrow(UsageError);
  });

  it('lets go of the file when nobody is interested any more', async () => {
    const path = fileOf(HEADER + rowOf(resultAt(0)).repeat(1000));
    const seen: unknown[] = [];
    readFinishedRows(path, { columns })
      .subscribe({ next: (journal) => seen.push(journal), error: (error) => seen.push(error) })
      .unsubscribe();
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toStrictEqual([]);
  });

  it('says that a path leads through a file', async () => {
    const path = `${fileOf('')}/results.csv`;
    await expect(lastValueFrom(readFinishedRows(path, { columns }))).rejects.toThrow(
      `cannot write ${path}: a part of its path is no folder`,
    );
  });

  it('finds the form that a file goes on in', async () => {
    const rows = [resultHeader(columns), resultCells(columns, resultAt(0))];
    const { form } = await journalOf(excelCsv.start + rows.map((cells) => rowText(excelCsv, cells)).join(''));
    expect(form).toEqual({ start: '\uFEFF', lineEnd: '\r\n' });
  });

  it('counts a last row that ends with a text when its line end is there, and not before', async () => {
    const thoughtful = { ...columns, reasoning: 'thoughts' };
    const row = (position: number) =>
      csvText(resultCells(thoughtful, resultAt(position, { reasoning: 'Hm.' })));
    const whole = csvText(resultHeader(thoughtful)) + row(0);
    const read = (content: string) => journalOf(content, { columns: thoughtful });
    expect(await read(whole + row(1))).toMatchObject({ rows: 2, endOffset: (whole + row(1)).length });
    expect(await read((whole + row(1)).slice(0, -1))).toMatchObject({ rows: 1, endOffset: whole.length });
    expect(await read(csvText(resultHeader(thoughtful)))).toMatchObject({ rows: 0 });
    const changed = csvText(resultCells(thoughtful, resultAt(1, { experimentId: '1E+5', reasoning: 'r0' })));
    await expect(read((whole + changed).slice(0, -1))).rejects.toThrow("its experiment_id '1E+5' is none");
  });

  it('remembers what rows hold in columns that are no part of the question', async () => {
    const annotated = {
      variables: [...columns.variables, { name: 'expect', header: 'expect' }],
      repeat: false,
    };
    const rowWith = (position: number, expected: string | undefined, changes: Partial<Result> = {}) => {
      const { experiment } = resultAt(position);
      const variables = { ...experiment.variables, ...(expected !== undefined && { expect: expected }) };
      const result = resultAt(position, { experiment: { ...experiment, variables }, ...changes });
      return csvText(resultCells(annotated, result));
    };
    const content = [
      csvText(resultHeader(annotated)),
      rowWith(0, 'yes'),
      rowWith(1, 'no', { experimentId: idAt(0) }),
      rowWith(2, LONG, { status: 'error' }),
    ].join('');
    const { accounts } = await journalOf(content, { columns: annotated });
    const isKnown = (
      account: MatchedRows | undefined,
      texts: readonly string[],
      kind: 'Answer' | 'Error',
    ) => {
      for (const text of texts) {
        if (account) account.asked += 1;
        account?.[`keep${kind}`]([text]);
      }
      return !account?.isRevised;
    };
    expect(isKnown(accounts.get(idAt(0)), ['yes', 'no'], 'Answer')).toBe(true);
    expect(isKnown(accounts.get(idAt(0)), ['no', 'yes'], 'Answer')).toBe(false);
    expect(isKnown(accounts.get(idAt(2)), [LONG], 'Error')).toBe(true);
    expect(isKnown(accounts.get(idAt(2)), ['other'], 'Error')).toBe(false);
    const lacking = await journalOf(HEADER + rowOf(resultAt(0)), { columns: annotated });
    expect(isKnown(lacking.accounts.get(idAt(0)), [''], 'Answer')).toBe(true);
  });

  it('remembers them however long they are', async () => {
    const annotated = {
      variables: [...columns.variables, { name: 'expect', header: 'expect' }],
      repeat: false,
    };
    const { experiment } = resultAt(0);
    const texts = ['x', 'y'].map((letter) => letter.repeat(100_000));
    const rows = texts.map((expected, position) => {
      const variables = { ...experiment.variables, expect: expected };
      return csvText(
        resultCells(annotated, resultAt(position, { experiment: { ...experiment, variables } })),
      );
    });
    const content = csvText(resultHeader(annotated)) + rows.join('');
    const { accounts } = await journalOf(content, { columns: annotated });
    const digests = texts.map((_, position) => accounts.get(idAt(position))?.digest);
    expect(digests).toEqual(texts.map((text) => annotationDigest([text])));
  });

  it('notices ids of the first results', async () => {
    const older = rowOf(resultAt(1, { experimentId: '0123456789abcdef' }));
    expect(await journalOf(HEADER + older + rowOf(resultAt(0)))).toMatchObject({ hasOlderIds: true });
  });

  it('says what a column may be called that was added to the input, where the file is one of results', async () => {
    const wide = { variables: [...columns.variables, { name: 'more', header: 'more' }], repeat: false };
    await expect(journalOf(HEADER + rowOf(resultAt(0)), { columns: wide })).rejects.toThrow(
      /it lacks 'more'\. A new column .* may be called 'meta\.more'$/,
    );
    await expect(journalOf('provider,model\na,b\n', { columns: wide })).rejects.not.toThrow('A new column');
  });

  it.runIf(existsSync('/proc/self/fd'))('leaves no file open', async () => {
    const path = fileOf('');
    const before = readdirSync('/proc/self/fd').length;
    for (let length = 1; length < 20; length++) {
      writeFileSync(path, HEADER.slice(0, length));
      await lastValueFrom(readFinishedRows(path, { columns }));
    }
    expect(readdirSync('/proc/self/fd').length).toBeLessThan(before + 19);
  });
});
