import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/result.js';
import { type CsvDialect, plainCsv, rowText } from '../../../src/sinks/csv/csvDialect.js';
import { csvFormat } from '../../../src/sinks/csv/csvFormat.js';
import { excelCsv } from '../../../src/sinks/csv/excelCsv.js';
import { resultCells, resultHeader } from '../../../src/sinks/csv/resultRow.js';
import { type RewriteResultsOptions, rewriteResults } from '../../../src/sinks/resume/rewriteResults.js';
import type { Revise } from '../../../src/sinks/resume/rowMatcher.js';
import { readResults } from '../../support/readResults.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { columns, idAt, resultAt } from '../support/results.js';

function fileOf(results: readonly Result[], dialect: CsvDialect = plainCsv): string {
  const path = `${temporaryFolder()}/results.csv`;
  const rows = [resultHeader(columns), ...results.map((result) => resultCells(columns, result))];
  writeFileSync(path, dialect.start + rows.map((cells) => rowText(dialect, cells)).join(''));
  return path;
}

function rewrite(path: string, options: Partial<RewriteResultsOptions>): Promise<unknown> {
  return lastValueFrom(rewriteResults(path, { columns, ...options }), { defaultValue: undefined });
}

function failed(position: number, errorMessage: string): Result {
  return resultAt(position, { status: 'error', output: '', errorMessage });
}

/** Removes the first error row of this id. */
function firstErrorRemoved(id: string): Revise {
  let left = 1;
  return (experimentId, isError) => (isError && experimentId === id && left-- > 0 ? undefined : {});
}

describe('rewriteResults', () => {
  it.each([
    { options: {} },
    { options: { flatten: true } },
  ])('leaves a file alone in which there is nothing to change: $options', async ({ options }) => {
    const path = fileOf([resultAt(0)]);
    const before = statSync(path);
    await rewrite(path, options);
    expect(statSync(path).ino).toBe(before.ino);
  });

  it('removes the oldest error rows that are superseded, and no others', async () => {
    const path = fileOf([
      failed(0, 'first'),
      resultAt(1),
      failed(0, 'second'),
      failed(2, 'kept'),
      resultAt(0),
    ]);
    await rewrite(path, {
      revise: firstErrorRemoved(idAt(0)),
    });
    expect(readResults(path).map((row) => row['error_message'] || row['output'])).toStrictEqual([
      ...['answer 1', 'second', 'kept', 'answer 0'],
    ]);
  });

  it('gives every key of the JSON in answers a column, in the order they come', async () => {
    const path = fileOf([
      resultAt(0, { output: 'no JSON' }),
      resultAt(1, { output: '{"score":1,"topic":"x"}' }),
      resultAt(2, { output: '```json\n{"why":["a","b"],\n"score":2}\n```' }),
    ]);
    await rewrite(path, { flatten: true });
    const wide = ['score', 'json_topic', 'why_0', 'why_1'];
    expect(readFileSync(path, 'utf8').split('\n')[0]).toBe(resultHeader(columns, wide).join());
    expect(readResults(path).map((row) => wide.map((name) => row[name]))).toStrictEqual([
      ['', '', '', ''],
      ['1', 'x', '', ''],
      ['2', '', 'a', 'b'],
    ]);
    expect(readResults(path)[2]?.['output']).toBe('```json\n{"why":["a","b"],\n"score":2}\n```');
  });

  it('gives JSON in answers no columns where nobody asks for them', async () => {
    const path = fileOf([resultAt(0, { output: '{"score":1}' })]);
    const { ino } = statSync(path);
    await rewrite(path, {});
    expect(statSync(path).ino).toBe(ino);
  });

  it('keeps the columns that a file has, and adds to them', async () => {
    const path = fileOf([resultAt(0, { output: '{"a":1}' })]);
    await rewrite(path, { flatten: true });
    writeFileSync(path, rowText(plainCsv, resultCells(columns, resultAt(1, { output: '{"b":2}' }), [''])), {
      flag: 'a',
    });
    await rewrite(path, { flatten: true, jsonColumns: ['a'] });
    expect(readResults(path).map(({ a, b }) => ({ a, b }))).toStrictEqual([
      { a: '1', b: '' },
      { a: '', b: '2' },
    ]);
  });

  it('knows the columns of a file by the names its dialect has made of them', async () => {
    const path = fileOf([resultAt(0, { output: '{"=x":"1","a":2}' })], excelCsv);
    await rewrite(path, { flatten: true, format: csvFormat(excelCsv) });
    const row = resultCells(columns, resultAt(1, { output: '{"=x":3,"b":4}' }), ['3', '']);
    writeFileSync(path, rowText(excelCsv, row), { flag: 'a' });
    const jsonColumns = ["'=x", 'a'];
    await rewrite(path, { flatten: true, format: csvFormat(excelCsv), jsonColumns });
    expect(readFileSync(path, 'utf8').split('\r\n')[0]).toBe(
      `\uFEFF${resultHeader(columns, [...jsonColumns, 'b']).join()}`,
    );
    expect(readResults(path).map((row) => [row["'=x"], row['a'], row['b']])).toStrictEqual([
      ['1', '2', ''],
      ['3', '', '4'],
    ]);
  });

  it('adds no second column for a name that its dialect writes in another way', async () => {
    const path = fileOf([resultAt(0, { output: '{"=x":1}' })]);
    await rewrite(path, { flatten: true });
    const { ino } = statSync(path);
    await rewrite(path, { flatten: true, format: csvFormat(excelCsv), jsonColumns: ['=x'] });
    expect(statSync(path).ino).toBe(ino);
  });

  it('brings rows to the columns of this run, whichever the file has and in whatever order', async () => {
    const now = {
      variables: [
        { name: 'topic', header: 'topic' },
        { name: 'expect', header: 'expect' },
      ],
      repeat: true,
    };
    const path = `${temporaryFolder()}/results.csv`;
    const found = ['topic', 'provider', 'model', 'status', 'output', 'experiment_id', 'row_number'];
    writeFileSync(path, `${found.join()}\nbees,mock,m,ok,"a\nb",${idAt(0)},1\ntorn,mo`);
    const header = resultHeader(now);
    const places = header.map((name) => (found.includes(name) ? found.indexOf(name) : undefined));
    const plan = { places, missing: new Set<string>(), jsonColumns: [], isSame: false };
    const endOffset = readFileSync(path).length - 'torn,mo'.length;
    await rewrite(path, { columns: now, plan, endOffset });

    expect(readFileSync(path, 'utf8').split('\n')[0]).toBe(header.join());
    const [row, ...more] = readResults(path);
    expect(more).toStrictEqual([]);
    expect(row).toMatchObject({ provider: 'mock', topic: 'bees', expect: '', repeat: '1', output: 'a\nb' });
    expect(row).toMatchObject({ started_at: '', row_number: '1', experiment_id: idAt(0) });
  });

  it('gives rows what has become of them, and leaves the rest as it is', async () => {
    const noted = { variables: [{ name: 'meta.n', header: 'meta.n' }, ...columns.variables], repeat: false };
    const path = `${temporaryFolder()}/results.csv`;
    const cells = (position: number) => resultCells(noted, resultAt(position, { output: '{"a":1}' }));
    const rows = [resultHeader(noted), cells(0), cells(1)].map((row) => rowText(plainCsv, row));
    writeFileSync(path, rows.join(''));
    await rewrite(path, {
      columns: noted,
      flatten: true,
      revise: (id) => (id === idAt(0) ? { annotations: ['new'], experimentId: idAt(9) } : {}),
    });
    expect(readResults(path)).toMatchObject([
      { 'meta.n': 'new', topic: 'topic 0', a: '1', experiment_id: idAt(9) },
      { 'meta.n': '', topic: 'topic 1', a: '1', experiment_id: idAt(1) },
    ]);
  });

  it('writes in the dialect of the file', async () => {
    const path = fileOf([resultAt(0, { output: '\n{"a":"=1\\n2"}' })], excelCsv);
    await rewrite(path, { flatten: true, format: csvFormat(excelCsv) });
    expect(readFileSync(path, 'utf8')).toMatch(/^\uFEFFprovider,.*\r\nmock,m,topic 0,'=1 2,ok,.*\r\n$/);
  });

  it('makes columns of so many keys and no more, and tells of the others', async () => {
    const json = (row: number) =>
      JSON.stringify(
        Object.fromEntries(Array.from({ length: 400 }, (_, key) => [`k${row * 400 + key}`, key])),
      );
    const path = fileOf([0, 1, 2].map((row) => resultAt(row, { output: json(row) })));
    const surplusColumns = new Set<string>();
    await rewrite(path, { flatten: true, surplusColumns });

    const [, , last] = readResults(path);
    expect(last).toMatchObject({ k800: '0', k999: '199' });
    expect(last).not.toHaveProperty('k1000');
    expect(surplusColumns.size).toBe(200);
    expect(surplusColumns).toContain('k1000');
  });
});
