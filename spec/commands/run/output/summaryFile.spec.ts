import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { files } from '../../support/files.js';
import { runMain } from '../../support/runMain.js';

describe('--summary', () => {
  const JOB = { 'p.txt': 'Say {{n}}', 'rows.csv': 'provider,model,n\nmock,m,1\nmock,m,2\nnone,m,3\n' };

  it('writes what the run came to, and how to go on, as JSON', async () => {
    const path = files(JOB);
    const flags = ['-p', path('p.txt'), '-e', path('rows.csv'), '-o', path('o.csv'), '-q'];
    const events = ['--events', path('e.jsonl')];
    const { code } = await runMain(['run', ...flags, ...events, '--summary', path('s.json')]);

    const summary = JSON.parse(readFileSync(path('s.json'), 'utf8'));
    const [first = ''] = readFileSync(path('e.jsonl'), 'utf8').split('\n');
    expect(code).toBe(1);
    expect(summary).toMatchObject({
      version: 1,
      runId: JSON.parse(first).runId,
      ok: 2,
      error: 1,
      left: 0,
      howToGoOn: [expect.stringContaining('--resume --retry-errors')],
    });
    expect(summary.models).toHaveLength(2);
  });

  it('is refused before the first call where it could not be written', async () => {
    const path = files(JOB);
    const flags = ['-p', path('p.txt'), '-e', path('rows.csv'), '-o', path('o.csv')];
    const { code, stderr } = await runMain(['run', ...flags, '--summary', path('p.txt/s.json')]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${path('p.txt/s.json')}`);
    expect(() => readFileSync(path('o.csv'))).toThrow('ENOENT');
  });
});
