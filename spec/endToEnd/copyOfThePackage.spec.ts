import { cp, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../support/runCli.js';
import { builtProgram } from '../support/startCli.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

const MODULE = `
import { ProviderError } from './dist/index.js';
let calls = 0;
export default {
  concurrency: 1,
  async complete() {
    calls += 1;
    throw new ProviderError(\`the key is refused, call \${calls}\`, { failure: 'unauthorized' });
  },
};
`;

it('halts a provider whose module has its own copy of the package', async () => {
  const cwd = temporaryFolder();
  const dist = dirname(builtProgram);
  await writeFile(join(cwd, 'package.json'), '{ "type": "module" }');
  await cp(dist, join(cwd, 'dist'), { recursive: true });
  await symlink(join(dist, '../node_modules'), join(cwd, 'node_modules'));
  await writeFile(join(cwd, 'own.js'), MODULE);
  await writeFile(join(cwd, 'prompt.txt'), 'Hello');
  await writeFile(join(cwd, 'rows.csv'), `provider,model\n${'own,m\n'.repeat(5)}`);

  const flags = ['-p', 'prompt.txt', '-e', 'rows.csv', '--provider-module', 'own=own.js'];
  const { code, stdout, stderr } = await runCli(['run', ...flags], { cwd });

  expect(stderr).toContain('own is halted and asked nothing more: the key is refused, call 1');
  expect(stdout.trim().split('\n')).toHaveLength(2);
  expect(code).toBe(1);
});
