import { describe, expect, it } from 'vitest';
import { llmServer } from '../../support/llmServer.js';
import { natsServer } from '../../support/natsServer.js';
import { parseResults } from '../../support/readResults.js';
import { files } from '../support/files.js';
import { runMain } from '../support/runMain.js';
import { startMain } from '../support/startMain.js';

const CONTENTS = { 'prompt.txt': 'Say {{n}}', 'rows.csv': 'provider,model,n\nvllm,m,1\nvllm,m,2\n' };

describe('parallamr worker', () => {
  it('makes the calls of a run, and ends by a signal with what it has answered', async () => {
    const { url } = await natsServer();
    const server = await llmServer();
    const path = files(CONTENTS);
    const worker = startMain(['worker', url, '--serve', 'vllm=2', '--name', 'box'], {
      env: { VLLM_BASE_URL: `${server.url}/v1` },
    });
    await worker.said('box serves vllm=2');
    const run = await runMain(['run', '-p', path('prompt.txt'), '-e', path('rows.csv'), '--workers', url]);
    worker.signal('SIGTERM');

    expect(run).toMatchObject({ code: 0 });
    expect(
      parseResults(run.stdout)
        .map(({ output }) => output)
        .toSorted(),
    ).toEqual(['Answer to: Say 1', 'Answer to: Say 2']);
    const { code, stderr, listeners } = await worker.ended;
    expect({ code, listeners }).toEqual({ code: 0, listeners: [] });
    expect(stderr).toContain('box has answered 2 calls, 0 of them with an error');
  });

  it.each([
    { serve: 'nobody=1', code: 2, said: "Unknown provider 'nobody'" },
    { serve: 'openai=1', code: 2, said: 'nothing of what is to be served is configured' },
  ])('serves no $serve', async ({ serve, code, said }) => {
    const ended = await runMain(['worker', 'nats://127.0.0.1:1', '--serve', serve]);

    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr).toContain(said);
  });

  it('is told of by a run whose broker is not there', async () => {
    const path = files(CONTENTS);
    const { code, stderr } = await runMain([
      ...['run', '-p', path('prompt.txt'), '-e', path('rows.csv'), '--workers', 'nats://127.0.0.1:1'],
    ]);

    expect(code).toBe(2);
    expect(stderr).toContain('127.0.0.1:1');
  });
});
