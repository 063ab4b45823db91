import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { files } from '../support/files.js';
import { runMain } from '../support/runMain.js';

describe('--validate-only', () => {
  it('forecasts what is left from what has run', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => `mock,m,${n}`);
    const path = files({ 'p.txt': 'Say {{n}}', 'rows.csv': ['provider,model,n', ...rows, ''].join('\n') });
    const flags = ['run', '-p', path('p.txt'), '-e', path('rows.csv'), '-o', path('o.csv')];
    const env = { MOCK_LATENCY_MS: '20' };
    const before = await runMain([...flags, '--validate-only'], { env });
    await runMain([...flags, '--limit', '5'], { env });
    const after = await runMain([...flags, '--resume', '--validate-only', '--sequential'], { env });

    expect([before.code, after.code]).toEqual([0, 0]);
    expect(before.stderr).toMatch(/To run: 30 rows\n.*\n +mock\/m +30 .* unknown +no price\n/);
    expect(before.stderr).toContain(
      'To know output and time: pay for some rows, two of each model at least (--limit 20 -o FILE)',
    );
    expect(after.stderr).toMatch(/To run: 25 rows; 5 have run already\n/);
    expect(after.stderr).toMatch(/Time: \d/);
    expect(after.stderr).toContain('First prompt: Say 0');
    expect(after.stdout).toBe('');
  });

  it('proposes no pilot of more rows than there are', async () => {
    const rows = Array.from({ length: 21 }, (_, n) => `mock,m,${n}`);
    const path = files({ 'p.txt': 'Say {{n}}', 'rows.csv': ['provider,model,n', ...rows, ''].join('\n') });
    const flags = ['run', '-p', path('p.txt'), '-e', path('rows.csv'), '-o', path('o.csv')];
    await runMain([...flags, '--limit', '1']);
    const { stderr } = await runMain([...flags, '--resume', '--validate-only']);
    expect(stderr).toContain('To run: 20 rows; 1 has run already\n');
    expect(stderr).not.toContain('pay for some rows');
    expect(stderr).toContain('\nNot known before some rows of each model have run: output');
  });

  it('writes the forecast as JSON with --summary', async () => {
    const path = files({ 'p.txt': 'Say {{n}}', 'rows.csv': 'provider,model,n\nmock,m,1\nnobody,m,2\n' });
    const flags = ['run', '-p', path('p.txt'), '-e', path('rows.csv'), '--summary', path('s/f.json')];
    const { code } = await runMain([...flags, '--validate-only', '-q']);
    expect(code).toBe(2);
    expect(JSON.parse(readFileSync(path('s/f.json'), 'utf8'))).toMatchObject({
      version: 1,
      rows: 1,
      problems: 1,
      models: [{ provider: 'mock', model: 'm', rows: 1 }],
      checked: { ok: 1, warning: 0, error: 1 },
    });
  });

  it('tells of five rows with which the same is wrong, and counts the others; -v tells of all', async () => {
    const rows = Array.from({ length: 8 }, (_, n) => `${n < 2 ? 'nobody' : ''},m,${n}`);
    const path = files({ 'p.txt': 'Say {{n}}', 'rows.csv': ['provider,model,n', ...rows, ''].join('\n') });
    const flags = ['run', '-p', path('p.txt'), '-e', path('rows.csv'), '--validate-only'];
    const { stderr } = await runMain(flags);
    expect(stderr.match(/^Row \d+: /gm)).toHaveLength(7);
    expect(stderr).toContain('1 more row: error: The row names no provider; known providers: ');
    expect((await runMain([...flags, '-v'])).stderr.match(/^Row \d+: /gm)).toHaveLength(8);
  });

  it('knows the prices of an API that there is no key for yet', async () => {
    const path = files({ 'p.txt': 'Say {{n}}', 'rows.csv': 'provider,model,n\nopenai,gpt-4o-mini,1\n' });
    const flags = ['run', '-p', path('p.txt'), '-e', path('rows.csv'), '--param', 'max_tokens=100'];
    const { stderr, code } = await runMain([...flags, '--validate-only']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/openai\/gpt-4o-mini +1 .* up to 100 +up to \$0\.0000\d+/);
    expect(stderr.match(/OPENAI_API_KEY/g)).toHaveLength(1);
    expect(stderr).toContain('Missing for row 1: Set OPENAI_API_KEY');
    expect((await runMain([...flags, '--validate-only', '-q'])).stderr).toMatch(
      /^Row 1: error: Set OPENAI_API_KEY/,
    );
    expect((await runMain([...flags, '--validate-only', '-v'])).stderr).toContain(
      'Row 1: error: Set OPENAI_API_KEY',
    );
  });

  it('says once what a row lacks: a column before all rows, a file with its row', async () => {
    const path = files({ 'p.txt': 'Say {{x}}', 'rows.csv': 'provider,model,n\nmock,m,none.png\nmock,m,\n' });
    const flags = ['run', '-p', path('p.txt'), '-e', path('rows.csv'), '--image', 'n', '--validate-only'];
    const { stderr } = await runMain(flags);
    expect(stderr.match(/.*\{\{x\}\}.*/g)).toEqual([
      expect.stringContaining('Warning: {{x}} in '),
      'First prompt: Say {{x}}',
    ]);
    expect(stderr.match(/none\.png/g)).toHaveLength(1);
    expect(stderr).toContain('Checked 2 rows: 0 ok, 1 warning, 1 error.');
  });

  it('says of columns that a prompt of some rows alone names how many rows lack them', async () => {
    const path = files({
      'a.txt': 'Say {{x}}',
      'rows.csv': 'provider,model,style\nmock,m,a\nmock,m,a\n',
    });
    const flags = ['run', '-p', path('{{style}}.txt'), '-e', path('rows.csv'), '--validate-only'];
    const { stderr } = await runMain(flags);
    expect(stderr).toContain('Missing for 2 rows, row 1 first: column {{x}}\n');
    expect(stderr).not.toContain('Row 1:');
  });

  it('knows what rows cost in a batch', async () => {
    const path = files({ 'p.txt': 'Say {{n}}', 'rows.csv': 'provider,model,n\nopenai,gpt-4o-mini,1\n' });
    const flags = ['run', '-p', path('p.txt'), '-e', path('rows.csv'), '--param', 'max_tokens=100000'];
    const cost = async (...more: string[]) => {
      const { stderr } = await runMain([...flags, '--validate-only', ...more]);
      return Number(/^Cost: up to \$([\d.]+)$/m.exec(stderr)?.[1]);
    };
    // 0.60 dollars a million, and the little that the prompt costs: https://platform.openai.com/docs/pricing
    expect(await cost()).toBeCloseTo(0.061, 6);
    expect(await cost('--batch', '-o', path('out.csv'))).toBeCloseTo(0.031, 6);
  });

  it('counts images as their provider does, and says where nobody tells what they count as', async () => {
    const chart = readFileSync(new URL('../../../examples/chart.png', import.meta.url), 'base64');
    const rows = ['gpt-4o', 'gpt-9'].map((model) => `openai,${model},1,"data:image/png;base64,${chart}"`);
    const path = files({
      'p.txt': 'Say {{n}}',
      'rows.csv': ['provider,model,n,chart', ...rows, ''].join('\n'),
    });
    const flags = ['run', '-p', path('p.txt'), '-e', path('rows.csv'), '--param', 'max_tokens=100'];
    const { stderr } = await runMain([...flags, '--validate-only', '--image', 'chart']);
    // One tile: 85 + 170, and a few of the text
    expect(stderr).toMatch(/openai\/gpt-4o +1 +20\d to 2[67]\d /);
    expect(stderr).toContain('Images or documents not counted: 1 row of openai/gpt-9');
    expect(stderr).not.toContain('not counted: 1 row of openai/gpt-4o');
  });
});
