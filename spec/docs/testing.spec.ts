import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

it('docs/testing.md shows a test of pauses in virtual time that holds', async () => {
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync(`${ROOT}/docs/testing.md`, 'utf8')) ?? [];
  const program = `${code}\nconsole.log(\`\${seen.length} held\`);`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { cwd: ROOT });

  await expect(run).resolves.toMatchObject({ stdout: '7 held\n' });
});
