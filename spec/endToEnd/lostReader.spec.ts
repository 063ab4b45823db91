import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { builtProgram } from '../support/startCli.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

describe('a reader that has gone before anything was written', () => {
  it.each([
    { args: ['init'] },
    { args: ['run', '--help'] },
    { args: ['providers'] },
    { args: ['models', 'mock'] },
  ])('is no failure of $args', async ({ args }) => {
    const child = spawn(process.execPath, [builtProgram, ...args], { cwd: temporaryFolder() });
    child.stdout.destroy();

    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });
});
