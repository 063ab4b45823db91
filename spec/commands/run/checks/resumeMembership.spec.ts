import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RESULT_FIELDS } from '../../../../src/columns.js';
import { olderExperimentId } from '../../../../src/prompt/experimentId.js';
import { csvText } from '../../../../src/sinks/csv/csvText.js';
import { readResults } from '../../../support/readResults.js';
import { files } from '../../support/files.js';
import { runMain } from '../../support/runMain.js';

const ROWS = ['a', 'a', 'b', 'b', 'c', 'c', 'a', 'b', 'c', 'a'].map((model, n) => `mock,${model},${n}`);
const csv = (header: string, rows: readonly string[]) => `${header}\n${rows.join('\n')}\n`;

/** A first run of ten rows, or of those that `first` selects, and what comes after it. */
async function afterFirst(first: readonly string[] = [], rows = csv('provider,model,n', ROWS)) {
  const path = files({ 'prompt.txt': 'Question {{n}}', 'rows.csv': rows });
  const run = (...flags: string[]) =>
    runMain(['run', '-p', path('prompt.txt'), '-e', path('rows.csv'), '-o', path('out.csv'), ...flags]);
  await run(...first);
  return {
    path,
    resume: (...flags: string[]) => run('--resume', ...flags),
    input: (content: string) => writeFileSync(path('rows.csv'), content),
    rows: () => readResults(path('out.csv')),
    column: (name: string) => readResults(path('out.csv')).map((row) => row[name] ?? ''),
  };
}

const STRANGERS = /belong to no row|have changed/;

describe('run --resume judges by the whole input', () => {
  it.each<{ title: string; first?: string[]; later: string[]; kept: number; ran: number }>([
    {
      title: 'another provider',
      first: ['--where', 'model=a'],
      later: ['--where', 'model=b'],
      kept: 0,
      ran: 3,
    },
    { title: 'the rest', first: ['--where', 'model=a'], later: [], kept: 4, ran: 6 },
    {
      title: 'all but those',
      first: ['--where', 'model=a'],
      later: ['--where', 'model!=a'],
      kept: 0,
      ran: 6,
    },
    { title: 'fewer rows', later: ['--limit', '3'], kept: 3, ran: 0 },
    { title: 'a few more', first: ['--limit', '3'], later: ['--limit', '5'], kept: 3, ran: 2 },
    { title: 'the first row, which is there', later: ['--limit', '1'], kept: 1, ran: 0 },
    { title: 'rows behind the limit', first: ['--where', 'n=9'], later: ['--limit', '2'], kept: 0, ran: 2 },
    {
      title: 'both',
      first: ['--where', 'model=b', '--limit', '2'],
      later: ['--where', 'model=b'],
      kept: 2,
      ran: 1,
    },
    { title: 'a part of what is there', later: ['--where', 'model=c', '--limit', '2'], kept: 2, ran: 0 },
    { title: 'a single row', first: ['--where', 'n=3'], later: ['--where', 'n=4'], kept: 0, ran: 1 },
    { title: 'everything again', later: [], kept: 10, ran: 0 },
  ])('where $title is selected', async ({ first, later, kept, ran }) => {
    const { resume, rows } = await afterFirst(first);
    const before = rows().length;
    const { code, stderr } = await resume(...later);

    expect(stderr).not.toMatch(STRANGERS);
    expect(stderr).toContain(`${ran} ok, 0 warning, 0 error`);
    if (kept > 0) expect(stderr).toContain(`${kept} kept`);
    expect(code).toBe(0);
    expect(rows()).toHaveLength(before + ran);
  });

  it('and still counts results that belong to none of it', async () => {
    const { resume, input } = await afterFirst();
    input(csv('provider,model,n', ROWS.slice(2)));
    const { stderr } = await resume('--where', 'model=c', '--limit', '1');
    expect(stderr).toMatch(/Warning: 2 results of .* belong to no row of the input/);
  });

  it('and still refuses results of another question', async () => {
    const { path, resume } = await afterFirst();
    writeFileSync(path('prompt.txt'), 'Another question {{n}}');
    const { code, stderr } = await resume('--limit', '1');
    expect([code, stderr]).toEqual([2, expect.stringContaining('have changed')]);
  });

  it('and says nothing of strangers where it cannot read all of it', async () => {
    const { path, resume } = await afterFirst();
    const flags = [
      'run',
      '-p',
      path('prompt.txt'),
      '-e',
      '-',
      '-o',
      path('out.csv'),
      '--resume',
      '--limit',
      '3',
    ];
    const { code, stderr } = await runMain(flags, { stdin: csv('provider,model,n', ROWS) });
    expect([code, stderr]).toEqual([0, expect.not.stringMatching(STRANGERS)]);
    await resume();
  });
});

describe('run --resume goes on', () => {
  it('with more repetitions', async () => {
    const { resume, rows } = await afterFirst();
    const { code, stderr } = await resume('--repeat', '2');

    expect([code, stderr]).toEqual([0, expect.stringContaining('10 ok, 0 warning, 0 error, 10 kept')]);
    expect(rows().map(({ repeat }) => repeat)).toEqual([...Array(10).fill('1'), ...Array(10).fill('2')]);
  });

  it('with columns in another order, and rows in another', async () => {
    const { resume, input, rows } = await afterFirst();
    const turned = ROWS.map((row) => row.split(',').reverse().join()).reverse();
    input(csv('n,model,provider', [...turned, 'new,a,mock']));
    const { code, stderr } = await resume();

    expect([code, stderr]).toEqual([0, expect.stringContaining('1 ok, 0 warning, 0 error, 10 kept')]);
    expect(rows().at(-1)).toMatchObject({ provider: 'mock', model: 'a', n: 'new' });
    expect(rows()[0]).toMatchObject({ provider: 'mock', model: 'a', n: '0', status: 'ok' });
  });

  it.each([
    'expect',
    'expect.contains',
    '__expected',
    'meta.topic',
  ])('with an added column %s, whose cells the kept rows get as well', async (name) => {
    const { resume, input, column } = await afterFirst(['--limit', '8']);
    input(
      csv(
        `provider,model,n,${name}`,
        ROWS.map((row, n) => `${row},"said, ${n}"`),
      ),
    );
    const { code, stderr } = await resume('--where', 'model!=c');

    expect([code, stderr]).toEqual([0, expect.stringContaining('1 ok, 0 warning, 0 error, 6 kept')]);
    expect(column('n').map((n, row) => [n, column(name)[row]])).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 9].map((n) => [String(n), `said, ${n}`]),
    );
  });

  it('with changed expectations, and leaves a file alone where nothing has changed', async () => {
    const rows = (said: string) =>
      csv(
        'provider,model,n,expect',
        ROWS.map((row, n) => `${row},${n === 4 ? said : n}`),
      );
    const { path, resume, input, column } = await afterFirst([], rows('old'));
    const before = readFileSync(path('out.csv'), 'utf8');
    await resume();
    expect(readFileSync(path('out.csv'), 'utf8')).toBe(before);

    input(rows('new'));
    await resume('--limit', '1');
    expect(column('expect')).toEqual(['0', '1', '2', '3', 'new', '5', '6', '7', '8', '9']);
  });

  it('where an interrupted run has left an older error of the row beside its answer', async () => {
    const { path, resume, rows } = await afterFirst(['--where', 'n=0']);
    const [row] = rows();
    const failed = { ...row, status: 'error', output: '', error_message: 'HTTP 500' };
    writeFileSync(path('out.csv'), csvText(Object.values(failed)), { flag: 'a' });
    await resume('--where', 'n=0', '--retry-errors');
    expect(rows()).toEqual([row]);
  });

  it('with the results of an earlier version: fewer columns, ids without a letter', async () => {
    const { path, resume, rows } = await afterFirst();
    const gone = new Set(['started_at', 'cached_tokens', 'reasoning_tokens']);
    const kept = rows()
      .slice(0, 9)
      .map((row) => {
        const variables = { provider: row['provider'] ?? '', model: row['model'] ?? '', n: row['n'] ?? '' };
        const question = {
          experiment: { variables, repeat: 1 },
          prompt: `Question ${row['n']}`,
          parameters: {},
        };
        return { ...row, experiment_id: olderExperimentId(question) };
      });
    const names = ['provider', 'model', 'n', ...RESULT_FIELDS.filter((field) => !gone.has(field))];
    const cells = (row: Record<string, string>) => names.map((name) => row[name] ?? '');
    writeFileSync(path('out.csv'), [names, ...kept.map(cells)].map((row) => csvText(row)).join(''));

    const { code, stderr } = await resume();
    expect([code, stderr]).toEqual([0, expect.stringContaining('1 ok, 0 warning, 0 error, 9 kept')]);
    expect(rows().map(({ n, status }) => `${n} ${status}`)).toEqual(ROWS.map((_, n) => `${n} ok`));
    expect(Object.keys(rows()[0] ?? {})).toContain('started_at');
  });

  it('not with a column that asks something new, and says how such a column may be called', async () => {
    const { resume, input } = await afterFirst();
    input(
      csv(
        'provider,model,n,source',
        ROWS.map((row) => `${row},web`),
      ),
    );
    const { code, stderr } = await resume();
    expect(code).toBe(2);
    expect(stderr).toContain("it lacks 'source'");
    expect(stderr).toContain("may be called 'meta.source'");
  });

  it('not with rows that are no results, and names all of them at once', async () => {
    const { path, resume, rows } = await afterFirst();
    const cells = rows().map((row) => Object.values({ ...row, output: 'short' }));
    const ruined = cells.map((row, n) => (n === 2 || n === 5 ? [...row.slice(0, -1), '9.53122E+15'] : row));
    const lines = [Object.keys(rows()[0] ?? {}), ...ruined, ['mock', 'a']].map((row) => csvText(row));
    writeFileSync(path('out.csv'), lines.join(''));
    const { code, stderr } = await resume();

    expect(code).toBe(2);
    expect(stderr).toContain('the rows in lines 4, 7, 12 are no results');
    expect(stderr).toContain("its experiment_id '9.53122E+15' is none");
    expect(stderr).toContain('remove them: what they asked is asked again then');
  });
});
