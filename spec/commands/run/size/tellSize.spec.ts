import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readResults } from '../../../support/readResults.js';
import { files } from '../../support/files.js';
import { runMain } from '../../support/runMain.js';

describe('run of several calls a row', () => {
  it('does not count the rows of an input that can be read only once', async () => {
    const path = files({ 'prompt.txt': 'Say {{n}}' });
    execFileSync('mkfifo', [path('rows.fifo')]);
    const args = ['run', '-p', path('prompt.txt'), '-e', path('rows.fifo'), '-o', path('out.csv')];
    const writer = new Promise<void>((resolve) => {
      setImmediate(() => {
        execFileSync('bash', ['-c', `(printf 'n\\n1\\n2\\n' > "$0") >/dev/null 2>&1 &`, path('rows.fifo')]);
        resolve();
      });
    });
    const { code } = await runMain([...args, '-m', 'mock/a,mock/b']);
    await writer;
    expect(code).toBe(0);
    expect(readResults(path('out.csv'))).toHaveLength(4);
  });
});
