import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../../support/runCli.js';
import { temporaryFolder } from '../../../support/temporaryFolder.js';

function run(input: string, prepare: (path: string) => void, stdin = '') {
  const cwd = temporaryFolder();
  prepare(join(cwd, input));
  writeFileSync(join(cwd, 'prompt.txt'), 'Say {{n}}');
  return runCli(['run', '-p', 'prompt.txt', '-e', input, '-o', 'out.csv'], { cwd, stdin });
}

const TWICE = 'provider,model,n,n\nmock,m,1,2\n';

describe('rowsOf', () => {
  it('names the input in front of what is wrong with it, also where the message ends with that name', async () => {
    const { code, stderr } = await run('header', (path) => writeFileSync(path, TWICE));

    expect(code).toBe(2);
    expect(stderr).toBe("parallamr: header: line 1: duplicate column 'n' in the header\n");
  });

  it('names stdin as the input', async () => {
    const { stderr } = await run('-', () => undefined, TWICE);

    expect(stderr).toBe("parallamr: stdin: line 1: duplicate column 'n' in the header\n");
  });

  it('names a missing input once', async () => {
    const { code, stderr } = await run('rows.csv', () => undefined);

    expect(code).toBe(2);
    expect(stderr).toBe('parallamr: there is no file rows.csv\n');
  });

  it('names an input that is a folder', async () => {
    const { code, stderr } = await run('rows.csv', (path) => mkdirSync(path));

    expect(code).toBe(2);
    expect(stderr).toBe('parallamr: rows.csv: the input cannot be read: it is a folder\n');
  });
});
