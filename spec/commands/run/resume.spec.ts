import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readResults } from '../../support/readResults.js';
import { files } from '../support/files.js';
import { runMain } from '../support/runMain.js';

const CONTENTS = {
  'prompt.txt': 'Question {{n}}',
  'rows.csv': 'provider,model,n\nmock,m,1\nnobody,m,2\n',
  'more.csv': 'provider,model,n\nmock,m,3\nmock,m,1\nnobody,m,2\n',
  'empty.csv': '',
};

async function afterFirstRun() {
  const path = files(CONTENTS);
  const run = (rows: string, ...flags: string[]) =>
    runMain(['run', '-p', path('prompt.txt'), '-e', path(rows), '-o', path('results.csv'), ...flags]);
  await run('rows.csv');
  return {
    path,
    run,
    rows: () => readResults(path('results.csv')).map((row) => `${row['n']} ${row['status']}`),
  };
}

describe('run --resume', () => {
  it('runs what is missing, whatever the order, and keeps what is there', async () => {
    const { run, rows } = await afterFirstRun();
    const { code, stderr } = await run('more.csv', '--resume');

    expect(code).toBe(1);
    expect(stderr).toContain('1 ok, 0 warning, 0 error, 2 kept');
    expect(rows().sort()).toEqual(['1 ok', '2 error', '3 ok']);
  });

  it('says how to run kept errors again', async () => {
    const { run } = await afterFirstRun();
    const { code, stderr } = await run('rows.csv', '--resume');

    expect(code).toBe(1);
    expect(stderr).toContain('0 error, 2 kept');
    expect(stderr).toContain(
      'To run the rows again that failed: the same command with --resume --retry-errors',
    );
  });

  it('refuses results of which none belongs to the input, and leaves them as they are', async () => {
    const { path, run, rows } = await afterFirstRun();
    writeFileSync(path('prompt.txt'), 'Another question {{n}}');
    const { code, stderr } = await run('rows.csv', '--resume');

    expect(code).toBe(2);
    expect(stderr).toContain('the prompt, the parameters or the rows have changed');
    expect(rows().sort()).toEqual(['1 ok', '2 error']);
  });

  it('starts afresh where the output is empty', async () => {
    const path = files(CONTENTS);
    const flags = ['-p', path('prompt.txt'), '-e', path('rows.csv'), '-o', path('empty.csv'), '--resume'];
    const { code } = await runMain(['run', ...flags]);

    expect(code).toBe(1);
    expect(readResults(path('empty.csv'))).toHaveLength(2);
  });
});

describe('the other commands', () => {
  it('write examples, once', async () => {
    const path = files({});
    const first = await runMain(['init', path('new')]);
    const second = await runMain(['init', path('new')]);

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.stdout).toContain(`wrote to ${path('new')}\n  to begin with: prompt.txt, `);
    expect(second.stdout).toMatch(/^kept, as they are there already: prompt\.txt, /);
  });

  it('list providers and models', async () => {
    expect((await runMain(['providers'])).stdout).toMatch(/^mock +configured/m);
    expect((await runMain(['models', 'mock'])).stdout).toBe('mock\n');
  });

  it('refuse a folder that cannot be one', async () => {
    const path = files({ file: '' });
    const { code, stderr } = await runMain(['init', path('file/below')]);

    expect(code).toBe(2);
    expect(stderr).toContain('cannot write');
  });
});
