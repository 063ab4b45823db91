import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { files } from '../support/files.js';
import { runMain } from '../support/runMain.js';

const CONTENTS = {
  'prompt.txt': 'Question {{n}}',
  'failing.csv': 'provider,model,n\nmy-api,m,1\nmy-api,m,2\nmock,m,3\n',
  'one.csv': 'provider,model,n\nmock,m,1\n',
};

function run(rows: string, ...flags: readonly string[]) {
  const path = files(CONTENTS);
  return runMain(['run', '-p', path('prompt.txt'), '-e', path(rows), ...flags]);
}

describe('the reasons of failed rows', () => {
  it('are told under --quiet, too, one sample of a kind', async () => {
    const { code, stderr } = await run('failing.csv', '-q');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^2 x Unknown provider 'my-api': set MY_API_BASE_URL to call an API of that name; [^\n]*\n$/,
    );
  });

  it('name the setting that would make a provider known', async () => {
    const { stderr } = await run('failing.csv');
    expect(stderr).toContain("2 x Unknown provider 'my-api': set MY_API_BASE_URL");
    expect(await runMain(['models', 'my-api'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('set MY_API_BASE_URL'),
    });
  });
});

describe('messages', () => {
  it('count one row as one', async () => {
    expect((await run('one.csv', '--validate-only')).stderr).toContain('Checked 1 row: 1 ok');
    expect((await run('one.csv', '-v')).stderr).toContain('Read 1 row\n');
  });

  it('name the .env file that was read where a setting is missing', async () => {
    const path = files({ '.env': 'OTHER=1\n' });
    const cwd = join(path('.env'), '..');
    writeFileSync(path('x'), '');
    const { stderr } = await runMain(['models', 'openai'], { cwd });
    expect(stderr).toContain(`Set OPENAI_API_KEY, in the environment or in ${path('.env')}`);
  });
});
