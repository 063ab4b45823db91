import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { job, RUN } from './support/job.js';
import { EVERY_PROVIDER, recorder } from './support/recorder.js';

const FLAGS = ['--cache', 'answers', '--ordered'];

function entriesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.json'));
}

describe('--cache', () => {
  it.each(EVERY_PROVIDER)('takes what %s has answered from a file, and calls nobody', async (provider) => {
    const recorded = await recorder(() => ({ text: '<think>Hm.</think>Yes.' }));
    const { cwd, path } = job(`provider,model,n\n${provider},m,1\n`);
    const run = (...flags: string[]) =>
      runCli([...RUN, ...FLAGS, '--reasoning', 'thoughts', ...flags], { cwd, env: recorded.env });
    const [first] = parseResults((await run()).stdout);
    expect(first).toMatchObject({ status: 'ok', attempts: '1', finish_reason: 'stop' });

    const again = await run('--timeout', '7');
    expect(recorded.calls).toHaveLength(1);
    expect(parseResults(again.stdout)).toMatchObject([
      {
        status: 'ok',
        output: 'Yes.',
        thoughts: 'Hm.',
        attempts: '0',
        cost_usd: '0',
        finish_reason: 'cached',
        started_at: '',
        input_tokens: '3',
        experiment_id: first?.['experiment_id'],
      },
    ]);
    const [entry = ''] = entriesOf(path('answers'));
    expect(readFileSync(entry, 'utf8')).not.toContain('a-key-of-no-worth');
    if (process.platform !== 'win32') expect(statSync(entry).mode & 0o777).toBe(0o600);
  });

  it('keeps an answer for each repetition, each model, each parameter and each prompt', async () => {
    let count = 0;
    const recorded = await recorder(() => ({ text: `Answer ${++count}` }));
    const { cwd } = job('n\n1\n2\n');
    const run = (...flags: string[]) =>
      runCli([...RUN, ...FLAGS, '--sequential', '-m', 'groq/a', ...flags], { cwd, env: recorded.env });
    await run('--repeat', '2');
    expect(recorded.calls).toHaveLength(4);
    await run('-m', 'groq/b');
    expect(recorded.calls).toHaveLength(6);
    await run('--sweep', 'temperature=0,1');
    expect(recorded.calls).toHaveLength(10);
    const { stdout } = await run('--repeat', '3');
    expect(recorded.calls).toHaveLength(12);
    expect(parseResults(stdout).map(({ output }) => output)).toEqual(
      [1, 2, 11, 3, 4, 12].map((n) => `Answer ${n}`),
    );
  });

  it('keeps no answer that warns, and says with -v why a row is asked', async () => {
    const recorded = await recorder(() => ({ text: 'no JSON' }));
    const { cwd } = job('provider,model,n\ngroq,m,1\n', { 'schema.json': '{"type":"object"}' });
    const run = () =>
      runCli([...RUN, ...FLAGS, '--json-schema', 'schema.json', '-v'], { cwd, env: recorded.env });
    await run();
    const { stderr } = await run();
    expect(recorded.calls).toHaveLength(2);
    expect(stderr).toContain('Row 1 is asked: nobody has asked this before');
  });

  it('asks again for what is too old or torn, and stores the new answer', async () => {
    const recorded = await recorder(() => ({ text: 'Yes.' }));
    const { cwd, path } = job('provider,model,n\ngroq,m,1\n');
    const run = (...flags: string[]) =>
      runCli([...RUN, ...FLAGS, '-v', ...flags], { cwd, env: recorded.env });
    await run();
    expect((await run('--cache-max-age', '0s')).stderr).toContain(
      'is asked: the answer in the cache is too old',
    );
    const [entry = ''] = entriesOf(path('answers'));
    writeFileSync(entry, '{"storedAtMs":');
    expect((await run()).stderr).toContain('is asked: the cache cannot be read');
    await run();
    expect(recorded.calls).toHaveLength(3);
  });

  it('goes on without a folder that cannot be written, and says so once', async () => {
    const { env } = await recorder(() => ({ text: 'Yes.' }));
    const { cwd } = job('provider,model,n\ngroq,m,1\ngroq,m,2\n', { answers: 'a file' });
    const { code, stderr } = await runCli([...RUN, ...FLAGS], { cwd, env });
    expect(code).toBe(0);
    expect(stderr.match(/Answers cannot be kept in the cache/g)).toHaveLength(1);
  });

  it('is under the XDG cache folder by default, which parallamr cache shows and clears', async () => {
    const recorded = await recorder(() => ({ text: 'Yes.' }));
    const { cwd, path } = job('provider,model,n\ngroq,m,1\n');
    const env = { ...recorded.env, XDG_CACHE_HOME: path('xdg') };
    await runCli([...RUN, '--cache'], { cwd, env });
    expect(entriesOf(path('xdg/parallamr'))).toHaveLength(1);
    expect((await runCli(['cache'], { cwd, env })).stdout).toBe(
      `${path('xdg/parallamr')}: 1 answer, 0.0 MB\n`,
    );
    expect((await runCli(['cache', '--prune', '1d'], { cwd, env })).stdout).toContain('0 answers deleted');
    expect((await runCli(['cache', '--clear'], { cwd, env })).stdout).toContain('1 answer deleted');
    expect(entriesOf(path('xdg/parallamr'))).toEqual([]);
  });

  it('refuses an age that is none, or that goes with nothing', async () => {
    const { cwd } = job('provider,model,n\nmock,m,1\n');
    expect((await runCli([...RUN, '--cache-max-age', '7d'], { cwd })).stderr).toContain(
      '--cache-max-age goes with --cache',
    );
    expect((await runCli([...RUN, ...FLAGS, '--cache-max-age', 'old'], { cwd })).stderr).toContain(
      'the format is Ns, Nm',
    );
  });
});
