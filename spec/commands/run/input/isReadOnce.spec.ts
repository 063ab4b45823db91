import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isReadOnce } from '../../../../src/commands/run/input/isReadOnce.js';
import { files } from '../../support/files.js';
import { runMain } from '../../support/runMain.js';

it('is so of stdin and of a pipe, not of a file, a folder or nothing', () => {
  const path = files({ 'rows.csv': 'provider,model\n' });
  execFileSync('mkfifo', [path('pipe')]);

  expect(['-', '/dev/stdin', path('pipe')].map(isReadOnce)).toEqual([true, true, true]);
  expect(['rows.csv', '.', 'nothing'].map((name) => isReadOnce(path(name)))).toEqual([false, false, false]);
});

it.each([
  { what: 'a way through a file', name: 'rows.csv/', reason: 'a part of its path is no folder' },
  { what: 'a circle of links', name: 'circle', reason: 'its links lead in a circle' },
  { what: 'a name that is too long', name: 'a'.repeat(300), reason: 'its name is too long' },
])('leaves it to the run to say what is wrong with $what', async ({ name, reason }) => {
  const path = files({ 'prompt.txt': 'p', 'rows.csv': 'provider,model\n' });
  symlinkSync('circle', path('circle'));

  const { code, stderr } = await runMain(['run', '-p', path('prompt.txt'), '-e', path(name)]);

  expect(stderr).toContain(`cannot be read: ${reason}`);
  expect(code).toBe(2);
});
