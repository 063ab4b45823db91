import { describe, expect, it } from 'vitest';
import { files } from '../../support/files.js';
import { runMain } from '../../support/runMain.js';

const ROWS = { 'prompt.txt': 'Say {{n}}', 'rows.csv': 'provider,model,n\nmock,m,1\n' };

function run(schema: string, ...flags: readonly string[]) {
  const path = files({ ...ROWS, 'schema.json': schema });
  const paths = ['-p', path('prompt.txt'), '-e', path('rows.csv'), '--json-schema', path('schema.json')];
  return runMain(['run', ...paths, ...flags]);
}

describe('--json-schema', () => {
  it('gives its columns from the first row on', async () => {
    const schema = {
      type: 'object',
      properties: { score: { type: 'integer' }, why: { type: 'string' } },
      required: ['score', 'why'],
    };
    const { stdout } = await run(`\uFEFF${JSON.stringify(schema)}`, '--flatten');

    expect(stdout.split('\n')[0]).toMatch(/score.*why/);
  });

  it.each([
    { schema: '{', message: 'is no JSON' },
    { schema: '7', message: 'schema.json' },
  ])('is refused where it is none: $schema', async ({ schema, message }) => {
    const { code, stderr } = await run(schema);

    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('is refused where its file cannot be read', async () => {
    const path = files(ROWS);
    const { code, stderr } = await runMain([
      ...['run', '-p', path('prompt.txt'), '-e', path('rows.csv'), '--json-schema', path('none.json')],
    ]);

    expect(code).toBe(2);
    expect(stderr).toMatch(/--json-schema: there is no file .*none\.json/);
  });
});
