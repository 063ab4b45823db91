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
    expect(before.stderr).toMatch(/To run: 30 rows\n.*\n +mock\/m +30 .* unknown +unknown\n/);
    expect(before.stderr).toContain('run some rows (--limit 20 -o FILE)');
    expect(after.stderr).toMatch(/To run: 25 rows; 5 have run already\n/);
    expect(after.stderr).toMatch(/Time: \d/);
    expect(after.stderr).toContain('First prompt: Say 0');
    expect(after.stdout).toBe('');
  });
});
