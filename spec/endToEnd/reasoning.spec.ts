import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseResults, readResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { job, RUN } from './support/job.js';
import { recorder } from './support/recorder.js';

const LOCAL = { text: '<think>\nLet me see: {"no": "answer"}\n</think>\n\n{"score": 4}' };

describe('--reasoning', () => {
  it('writes what a local model thought into a column of its own, behind all others', async () => {
    const { env } = await recorder(() => LOCAL);
    const { cwd } = job('provider,model,n,thoughts\nollama,m,1,mine\nmy-api,m,2,\n');
    const { code, stdout } = await runCli([...RUN, '--reasoning', 'thoughts', '--flatten', '--ordered'], {
      cwd,
      env,
    });

    expect(code).toBe(0);
    const [header] = stdout.split('\n');
    expect(header).toMatch(/^provider,model,n,input_thoughts,score,status,.*,experiment_id,thoughts$/);
    expect(parseResults(stdout)).toMatchObject([
      {
        output: '{"score": 4}',
        score: '4',
        thoughts: 'Let me see: {"no": "answer"}',
        input_thoughts: 'mine',
      },
      { output: '{"score": 4}', score: '4', thoughts: 'Let me see: {"no": "answer"}', input_thoughts: '' },
    ]);
  });

  it('is dropped, and never part of the answer, where no column is asked for', async () => {
    const { env } = await recorder(() => LOCAL);
    const { cwd } = job('provider,model,n\nollama,m,1\n');
    const { stdout } = await runCli([...RUN, '--flatten'], { cwd, env });
    expect(stdout.split('\n')[0]).toMatch(/,score,status,.*,experiment_id$/);
    expect(stdout).not.toContain('Let me see');
  });

  it.each(['output', 'provider', 'experiment_id'])('refuses a column that there is: %s', async (name) => {
    const { cwd } = job('provider,model,n\nmock,m,1\n');
    const { code, stderr } = await runCli([...RUN, '--reasoning', name], { cwd });
    expect([code, stderr]).toEqual([
      2,
      `parallamr: --reasoning ${name}: the results have such a column already\n`,
    ]);
  });

  describe('resumed', () => {
    async function firstRun() {
      const recorded = await recorder(() => ({ text: '<think>One,\ntwo "three".</think>42' }));
      const { cwd, path } = job('provider,model,n\nmy-api,m,1\nmy-api,m,2\nmy-api,m,3\n');
      const run = (...flags: string[]) =>
        runCli([...RUN, '-o', 'out.csv', '--resume', '--sequential', ...flags], { cwd, env: recorded.env });
      return { recorded, run, out: path('out.csv') };
    }

    it.each([
      { torn: 'in the middle of the thoughts', bytes: 6, calls: 4 },
      { torn: 'but for its line end', bytes: 1, calls: 4 },
      { torn: 'before the id', bytes: 60, calls: 4 },
      { torn: 'nowhere', bytes: 0, calls: 3 },
    ])('runs a last row again that was torn $torn', async ({ bytes, calls }) => {
      const { recorded, run, out } = await firstRun();
      await run('--reasoning', 'thoughts');
      const whole = readFileSync(out, 'utf8');
      truncateSync(out, whole.length - bytes);
      expect((await run('--reasoning', 'thoughts')).code).toBe(0);

      expect(recorded.calls).toHaveLength(calls);
      expect(readResults(out).map((row) => `${row['n']} ${row['thoughts']}`)).toEqual(
        ['1', '2', '3'].map((n) => `${n} One,\ntwo "three".`),
      );
    });

    it('refuses a file in which a quote hides whole rows, and leaves it as it is', async () => {
      const { run, out } = await firstRun();
      await run('--reasoning', 'thoughts');
      const [header, ...rows] = readFileSync(out, 'utf8').split(/(?<="|thoughts)\n(?=my-api|$)/);
      writeFileSync(out, `${header}\n${rows[0]?.slice(0, -1)}\n`);
      appendFileSync(
        out,
        `${rows
          .slice(1, 3)
          .map((row) => row.replaceAll('"', ''))
          .join('\n')}\n`,
      );
      const broken = readFileSync(out, 'utf8');

      const { code, stderr } = await run('--reasoning', 'thoughts');
      expect([code, stderr]).toEqual([2, expect.stringContaining('a quote opens that is never closed')]);
      expect(readFileSync(out, 'utf8')).toBe(broken);
    });

    it('adds the column to a file that has none', async () => {
      const { recorded, run, out } = await firstRun();
      await run('--limit', '2');
      expect((await run('--reasoning', 'thoughts')).code).toBe(0);
      expect(recorded.calls).toHaveLength(3);
      expect(readResults(out).map((row) => row['thoughts'])).toEqual(['', '', 'One,\ntwo "three".']);
    });
  });
});
