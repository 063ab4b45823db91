import { describe, expect, it } from 'vitest';
import { json, localServer } from '../../support/localServer.js';
import { parseResults } from '../../support/readResults.js';
import { files } from '../support/files.js';
import { runMain } from '../support/runMain.js';

const JOB = {
  'p.txt': 'Say {{n}}',
  'rows.csv': ['provider,model,n', ...Array.from({ length: 20 }, (_, n) => `openrouter,a/b,${n}`), ''].join(
    '\n',
  ),
};

/** OpenRouter's list with a price for one model, and answers that cost a cent. */
async function openrouter() {
  const server = await localServer((response, { path }) => {
    if (path.endsWith('/models')) {
      json(response, { data: [{ id: 'a/b', pricing: { prompt: '0', completion: '0.01' } }, { id: 'x/y' }] });
    } else {
      json(response, {
        choices: [{ message: { content: 'x' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 3, completion_tokens: 1, cost: 0.01 },
      });
    }
  });
  const calls = () => server.calls.filter(({ path }) => path.endsWith('/chat/completions')).length;
  return { server, calls, env: { OPENROUTER_API_KEY: 'sk-or-test', OPENROUTER_BASE_URL: server.url } };
}

describe('--max-cost', () => {
  it('ends a run at its budget, says so, and leaves the rest for --resume', async () => {
    const path = files(JOB);
    const { env, calls, server } = await openrouter();
    const flags = [
      'run',
      '-p',
      path('p.txt'),
      '-e',
      path('rows.csv'),
      '--provider-concurrency',
      'openrouter=1',
    ];
    const { code, stdout, stderr } = await runMain([...flags, '--max-cost', '0.05'], { env });
    await server.close();

    expect(calls()).toBe(5);
    expect(parseResults(stdout)).toHaveLength(5);
    expect(code).toBe(1);
    expect(stderr).toContain('The budget of $0.050 is used up ($0.050 so far): no further call is made');
    expect(stderr).toContain('5 ok, 0 warning, 0 error, 15 not attempted');
  });

  it('is refused before the first call where a model has no price, unless that is allowed', async () => {
    const path = files({
      ...JOB,
      'rows.csv': 'provider,model,n\nopenrouter,a/b,1\nopenrouter,x/y,2\nmock,m,3\n',
    });
    const { env, calls, server } = await openrouter();
    const flags = ['run', '-p', path('p.txt'), '-e', path('rows.csv'), '--max-cost', '1'];
    const refused = await runMain(flags, { env });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(
      'no price is known of mock/m (a local server or a BASE_URL of your own has none), openrouter/x/y (no price of it is listed). With --allow-unpriced',
    );
    expect(calls()).toBe(0);

    const allowed = await runMain([...flags, '--allow-unpriced'], { env });
    await server.close();
    expect(allowed.code).toBe(0);
    expect(calls()).toBe(2);
  });

  it.each([
    { flags: ['--max-cost', '0'], message: '--max-cost must be positive, got 0' },
    { flags: ['--max-cost', 'much'], message: "--max-cost needs a number, got 'much'" },
    { flags: ['--allow-unpriced'], message: '--allow-unpriced goes with --max-cost' },
  ])('refuses $flags', async ({ flags, message }) => {
    const path = files(JOB);
    const { code, stderr } = await runMain(['run', '-p', path('p.txt'), '-e', path('rows.csv'), ...flags]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
