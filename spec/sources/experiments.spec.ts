import { PassThrough, Readable } from 'node:stream';
import { from, lastValueFrom, map, mergeMap, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../src/errors.js';
import type { Experiment } from '../../src/experiment.js';
import { csvTable } from '../../src/sources/csv/csvTable.js';
import { type ExperimentsOptions, experiments } from '../../src/sources/experiments.js';
import type { InputTable } from '../../src/sources/inputTable.js';
import type { Condition } from '../../src/sources/rowCondition.js';
import { inheritedKeys } from '../support/inheritedKeys.js';
import { marbles } from '../support/marbles.js';

function read(text: string, options?: ExperimentsOptions): Promise<Experiment[]> {
  const rows = csvTable(() => Readable.from([text])).pipe(
    mergeMap((table) => experiments(table, options).experiments),
  );
  return lastValueFrom(rows.pipe(toArray()), { defaultValue: [] });
}

const table = (columns: readonly string[], rows: InputTable['rows'] = from([])): InputTable => ({
  columns,
  rows,
});
const is = (column: string, value: string): Condition => ({ column, value, negated: false });
const isNot = (column: string, value: string): Condition => ({ column, value, negated: true });
const headersOf = (columns: readonly string[], options: ExperimentsOptions) =>
  experiments(table(columns), options).columns.variables.map(({ name, header }) =>
    name === header ? name : `${name}>${header}`,
  );
const variablesOf = (rows: readonly Experiment[]) => rows.map(({ variables }) => ({ ...variables }));

describe('experiments', () => {
  it('makes one of every row', async () => {
    expect(await read('q,provider,model\nWhy?, OpenAI ,gpt-4o\nHow?,mock,\n')).toEqual([
      {
        position: 0,
        rowNumber: 1,
        repeat: 1,
        provider: 'openai',
        model: 'gpt-4o',
        variables: { q: 'Why?', provider: ' OpenAI ', model: 'gpt-4o' },
      },
      {
        position: 1,
        rowNumber: 2,
        repeat: 1,
        provider: 'mock',
        model: '',
        variables: { q: 'How?', provider: 'mock', model: '' },
      },
    ]);
  });

  it('keeps columns of any name as own properties of a record that inherits nothing', async () => {
    const [row] = await read('provider,model,__proto__,constructor\nmock,m,a,b\n');
    expect(inheritedKeys(row?.variables)).toEqual([]);
    expect(Object.entries(row?.variables ?? {})).toEqual([
      ['provider', 'mock'],
      ['model', 'm'],
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
    expect(row?.variables['toString']).toBeUndefined();
  });

  it.each([
    { title: 'provider', columns: ['model', 'q'], set: {} },
    { title: 'model', columns: ['provider', 'q'], set: { provider: 'mock' } },
  ])('refuses a table without $title and lists its columns, and says what else names models', ({
    title,
    columns,
    set,
  }) => {
    expect(() => experiments(table(columns), { set })).toThrow(
      new InputError(
        `missing required column '${title}'; found: ${columns.join(', ')}; -m PROVIDER/MODEL names the model of every row`,
      ),
    );
  });

  it('needs no provider and model when both are set', async () => {
    const rows = await read('q\nWhy?\n', { set: { provider: 'Mock', model: 'm' } });
    expect(rows).toMatchObject([
      { provider: 'mock', model: 'm', variables: { q: 'Why?', provider: 'Mock', model: 'm' } },
    ]);
  });

  it('carries on the problem of a row with a wrong number of fields, never filtered, with empty cells', async () => {
    const rows = await read('provider,model,q\nmock,m\nmock,m,b\n', { where: [is('q', 'a')] });
    expect(rows).toMatchObject([
      {
        rowNumber: 1,
        problem: 'line 2: expected 3 fields, found 2',
        variables: { provider: 'mock', model: 'm', q: '' },
      },
    ]);
  });

  it('has no problem of its own', async () => {
    const rows = await read('provider,model\n,m\nnobody,m\n');
    expect(rows.map((row) => 'problem' in row)).toEqual([false, false]);
  });

  describe('where', () => {
    const text = 'provider,model,q\n OpenAI,a,x\nmock,b,x\nmock,c,y\n';

    it.each([
      { title: 'equal values', where: [is('q', 'x')], expected: [1, 2] },
      { title: 'other values', where: [isNot('q', 'x')], expected: [3] },
      { title: 'the provider, trimmed and without case', where: [is('provider', 'OPENAI ')], expected: [1] },
      { title: 'every condition at once', where: [is('q', 'x'), isNot('provider', 'openai')], expected: [2] },
      { title: 'all else as it is', where: [is('q', 'X')], expected: [] },
    ])('looks at $title', async ({ where, expected }) => {
      const rows = await read(text, { where });
      expect(rows.map(({ rowNumber }) => rowNumber)).toEqual(expected);
      expect(rows.map(({ position }) => position)).toEqual(expected.map((_, index) => index));
    });

    it('sees the input before set', async () => {
      const rows = await read(text, { where: [is('q', 'y')], set: { q: 'x' } });
      expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([3]);
    });

    it('refuses a column that the input does not have', () => {
      expect(() =>
        experiments(table(['provider', 'model']), { where: [is('q', 'x')], set: { q: 'x' } }),
      ).toThrow(new UsageError("unknown column 'q' in a condition; found: provider, model"));
    });
  });

  describe('set', () => {
    it('replaces a cell and keeps the own value beside it', async () => {
      const rows = await read('provider,model,q\nopenai,gpt,a\n', { set: { provider: 'mock', q: 'b' } });
      expect(rows[0]?.provider).toBe('mock');
      expect(variablesOf(rows)).toEqual([
        { provider: 'mock', input_provider: 'openai', model: 'gpt', q: 'b', input_q: 'a' },
      ]);
    });

    it('adds a column that is not there, behind the others', async () => {
      expect(headersOf(['provider', 'model', 'q'], { set: { extra: '1', q: 'b' } })).toEqual([
        'q',
        'input_q',
        'extra',
      ]);
      const rows = await read('provider,model\nmock,m\n', { set: { extra: '1' } });
      expect(variablesOf(rows)).toEqual([{ provider: 'mock', model: 'm', extra: '1' }]);
    });

    it('finds a free name for the own value, and a free header for every name', () => {
      expect(headersOf(['provider', 'model', 'q', 'input_q'], { set: { q: 'b' } })).toEqual([
        'q',
        'input_input_q',
        'input_q',
      ]);
      expect(headersOf(['provider', 'model', 'status'], { set: { status: 'x' } })).toEqual([
        'status>input_input_status',
        'input_status',
      ]);
    });
  });

  describe('repeat and limit', () => {
    const text = 'provider,model,q\nmock,m,a\nmock,m,b\nmock,m,a\nmock,m,a\n';

    it('repeats each row one time after another, and numbers places without gaps', async () => {
      const rows = await read(text, { repeat: 2, where: [is('q', 'a')], limit: 2 });
      expect(rows.map(({ position, rowNumber, repeat }) => [position, rowNumber, repeat])).toEqual([
        [0, 1, 1],
        [1, 1, 2],
        [2, 3, 1],
        [3, 3, 2],
      ]);
    });

    it.each([
      { repeat: 1, expected: false },
      { repeat: 2, expected: true },
    ])('says whether there is a repeat column: $repeat', ({ repeat, expected }) => {
      expect(experiments(table(['provider', 'model']), { repeat }).columns.repeat).toBe(expected);
    });

    it('stops reading the input at the limit', async () => {
      const input = new PassThrough();
      input.write(text);
      const rows = csvTable(() => input).pipe(mergeMap((csv) => experiments(csv, { limit: 1 }).experiments));
      await lastValueFrom(rows);
      expect(input.destroyed).toBe(true);
    });
  });

  it(
    'passes rows, their end and their error on as they come',
    marbles((m) => {
      const row = { line: 2, cells: ['mock', 'm'] };
      const rows = m.cold('   -a-a-#', { a: row });
      const expected = '      -a-b-#';
      const first = { position: 0, rowNumber: 1, repeat: 1, provider: 'mock', model: 'm' };
      const result = experiments(table(['provider', 'model'], rows)).experiments.pipe(
        map(({ variables: _, ...place }) => place),
      );
      m.expect(result).toBeObservable(expected, { a: first, b: { ...first, position: 1, rowNumber: 2 } });
      m.expect(rows).toHaveSubscriptions(['^----!']);
    }),
  );
});
