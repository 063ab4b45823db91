import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { files } from '../support/files.js';
import { runMain } from '../support/runMain.js';

const RESULTS = 'provider,model,topic,status,output,experiment_id\nmock,m,bees,ok,Buzz.,r1\n';

describe('report', () => {
  it('writes one file, and leaves nothing beside it', async () => {
    const path = files({ 'results.csv': RESULTS });
    const { code, stderr } = await runMain(['report', path('results.csv'), '-o', path('new/report.html')]);
    expect([code, stderr]).toEqual([
      0,
      `Wrote ${path('new/report.html')}: 1 row, all answers and variables\n`,
    ]);
    expect(readFileSync(path('new/report.html'), 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect(existsSync(path('new/report.html.parallamr-tmp'))).toBe(false);
  });

  it('is a page of 120 kB at the most without rows', async () => {
    const path = files({ 'results.csv': RESULTS });
    await runMain(['report', path('results.csv'), '-o', path('report.html')]);
    expect(readFileSync(path('report.html')).length).toBeLessThan(120_000);
  });

  it('reads several files, JSON Lines, stdin, and what is still being written', async () => {
    const path = files({
      'one.csv': RESULTS,
      'two.jsonl':
        '{"provider":"mock","model":"m","topic":"ants","status":"ok","output":"Hm."}\n{"provider":"mo',
    });
    const args = ['report', path('one.csv'), path('two.jsonl'), '-', '-o', path('report.html')];
    const { code, stderr } = await runMain(args, { stdin: RESULTS });
    expect(code).toBe(0);
    expect(stderr).toContain('is not whole and left out');
    expect(stderr).toContain(`Wrote ${path('report.html')}: 3 rows, all answers and variables\n`);
  });

  it.skipIf(process.platform !== 'linux')('is shown in the browser where that is asked for', async () => {
    const path = files({ 'results.csv': RESULTS });
    writeFileSync(path('xdg-open'), `#!/bin/sh\necho "$1" > '${path('opened')}'\n`, { mode: 0o755 });
    vi.stubEnv('PATH', `${path('')}:${process.env['PATH']}`);
    const { code } = await runMain(['report', path('results.csv'), '-o', path('r.html'), '--open']);
    expect(code).toBe(0);
    await expect
      .poll(() => existsSync(path('opened')) && readFileSync(path('opened'), 'utf8'))
      .toBe(`${path('r.html')}\n`);
  });

  it.skipIf(process.platform !== 'linux')('is written also where nothing is there to show it', async () => {
    const path = files({ 'results.csv': RESULTS });
    vi.stubEnv('PATH', path('none'));
    const { code, stderr } = await runMain(['report', path('results.csv'), '-o', path('r.html'), '--open']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('Wrote')]);
  });

  it('replaces a file only where it is told to', async () => {
    const path = files({ 'results.csv': RESULTS, 'report.html': 'mine' });
    const args = ['report', path('results.csv'), '-o', path('report.html')];
    const refused = await runMain(args);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('use --overwrite')]);
    expect(readFileSync(path('report.html'), 'utf8')).toBe('mine');
    expect((await runMain([...args, '--overwrite'])).code).toBe(0);
    expect(readFileSync(path('report.html'), 'utf8')).toContain('<!doctype html>');
  });

  it('never writes over what it reads', async () => {
    const path = files({ 'results.csv': RESULTS });
    const args = ['report', path('results.csv'), '-o', path('results.csv'), '--overwrite'];
    const { code, stderr } = await runMain(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining('that is read')]);
    expect(readFileSync(path('results.csv'), 'utf8')).toBe(RESULTS);
  });

  it.each([
    {
      name: 'a column that there is not',
      flags: ['--by', 'colour'],
      message: '--by colour: the results have no',
    },
    { name: 'results that are none', flags: [], content: '', message: 'is empty' },
  ])('leaves no file behind for $name', async ({ flags, message, content = RESULTS }) => {
    const path = files({ 'results.csv': RESULTS });
    writeFileSync(path('results.csv'), content);
    const args = ['report', path('results.csv'), '-o', path('report.html'), ...flags];
    const { code, stderr } = await runMain(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(existsSync(path('report.html'))).toBe(false);
    expect(existsSync(path('report.html.parallamr-tmp'))).toBe(false);
  });
});
