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

  it('waits for a broker that is not there yet, says so once, and ends by a signal', async () => {
    const worker = startMain(['worker', 'nats://127.0.0.1:1', '--serve', 'vllm=1'], {
      env: { VLLM_BASE_URL: 'http://127.0.0.1:1/v1' },
    });
    await worker.said('It is waited for');
    worker.signal('SIGTERM');

    const { code, stderr, listeners } = await worker.ended;
    expect({ code, listeners }).toEqual({ code: 0, listeners: [] });
    expect(stderr.match(/cannot connect to the broker at nats:\/\/127\.0\.0\.1:1/g)).toHaveLength(1);
  });

  it('finds a broker that comes later', async () => {
    const broker = await natsServer();
    await broker.kill();
    const worker = startMain(['worker', broker.url, '--serve', 'vllm=1', '--name', 'box'], {
      env: { VLLM_BASE_URL: 'http://127.0.0.1:1/v1' },
    });
    await worker.said('It is waited for');
    await broker.start();
    await worker.said('box serves vllm=1');
    worker.signal('SIGTERM');
    expect(await worker.ended).toMatchObject({ code: 0 });
  });

  it('ends at once where the broker does not let it in', async () => {
    const { url } = await natsServer({ config: 'authorization { user: a, password: b }' });
    const { code, stderr } = await runMain(['worker', url.replace('//', '//a:wrong@'), '--serve', 'vllm=1'], {
      env: { VLLM_BASE_URL: 'http://127.0.0.1:1/v1' },
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/cannot connect to the broker at nats:.*Authorization Violation/);
    expect(stderr).not.toContain('wrong');
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
