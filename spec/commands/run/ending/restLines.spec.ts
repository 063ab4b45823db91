import { describe, expect, it } from 'vitest';
import { restLines } from '../../../../src/commands/run/ending/restLines.js';
import { files } from '../../support/files.js';
import { runMain } from '../../support/runMain.js';

const ROWS = 'provider,model,n\nmock,m,1\nmock,m,2\nmock,x,3\nmock,m,4\n';
const LEFT =
  '1 more row is behind --limit 2; to run the rest: the same command with --resume, without --limit\n';

function job() {
  const path = files({ 'p.txt': 'Say {{n}}', 'rows.csv': ROWS });
  const flags = ['run', '-p', path('p.txt'), '-e', path('rows.csv'), '--limit', '2'];
  return { path, flags };
}

describe('what is behind --limit', () => {
  it.each([
    { rest: 0, lines: [] },
    { rest: 1, lines: ['1 more row is behind --limit 5; with --output FILE the rest can be run later'] },
    {
      rest: 1001,
      lines: ['More than 1,000 rows are behind --limit 5; with --output FILE the rest can be run later'],
    },
  ])('is told of $rest rows', ({ rest, lines }) => {
    expect(restLines(rest, { limit: 5, output: undefined })).toEqual(lines);
  });

  it('is told at the end of a run, until none of it is left', async () => {
    const { path, flags } = job();
    const first = await runMain([...flags, '--where', 'model=m', '-o', path('out.csv')]);
    expect(first.stderr).toContain(`\n${LEFT}`);
    expect(first.code).toBe(0);
    const rest = await runMain([...flags.slice(0, 5), '-o', path('out.csv'), '--resume']);
    expect(rest.stderr).toContain('Rows: 2 ok, 0 warning, 0 error, 2 kept');
    expect(rest.stderr).not.toContain('behind --limit');
  });

  it('is told with the forecast, too', async () => {
    const { stderr } = await runMain([...job().flags, '--validate-only']);
    expect(stderr).toMatch(/2 more rows are behind --limit 2; they are no part of the forecast\n$/);
  });

  it('is not waited for on stdin', async () => {
    const { flags } = job();
    const { code, stderr } = await runMain(flags.with(4, '-'), { stdin: ROWS });
    expect(code).toBe(0);
    expect(stderr).not.toContain('behind --limit');
  });
});
