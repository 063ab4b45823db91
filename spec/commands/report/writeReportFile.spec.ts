import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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
