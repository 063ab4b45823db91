import { firstValueFrom, lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Provider } from '../../../src/providers/provider.js';
import { type Served, servedProvider } from '../../support/servedProvider.js';

const request = { model: 'qwen3', prompt: 'Say hello', parameters: {}, variables: { secret: 'cell' } };
const ANSWER = { message: { content: 'Hello!' }, done_reason: 'stop', prompt_eval_count: 3, eval_count: 2 };
const SHOW = { model_info: { 'general.architecture': 'qwen3', 'qwen3.context_length': 40_960 } };
const served = (serve: (path: string, calls: number) => Served, settings: Record<string, string> = {}) => {
  let calls = 0;
  return servedProvider(
    'ollama',
    (url) => ({ OLLAMA_BASE_URL: url, ...settings }),
    ({ path }) => {
      calls += 1;
      return serve(path, calls);
    },
  );
};
const windowOf = (provider: Provider, model = 'qwen3', parameters = {}) => {
  if (!provider.contextWindow) throw new Error('cannot be asked');
  return firstValueFrom(provider.contextWindow({ model, parameters }));
};

describe('ollama', () => {
  it('sends the call and reads the answer', async () => {
    const { provider, server } = await served(() => ({ body: ANSWER }));

    expect(await lastValueFrom(provider.complete(request))).toMatchObject({
      output: 'Hello!',
      inputTokens: 3,
    });
    expect(server.calls).toMatchObject([{ method: 'POST', path: '/api/chat' }]);
    expect(server.calls[0]?.headers).not.toHaveProperty('authorization');
  });

  it('sends a key where there is one', async () => {
    const { provider, server } = await served(() => ({ body: ANSWER }), { OLLAMA_API_KEY: 'abcdefgh' });
    await lastValueFrom(provider.complete(request));

    expect(server.calls[0]?.headers.authorization).toBe('Bearer abcdefgh');
  });

  it('is bounded by the cap over all alone', async () => {
    const { provider } = await served(() => ({ body: ANSWER }));

    expect(provider.concurrency).toBe(Number.POSITIVE_INFINITY);
  });

  it('lists the models that were pulled', async () => {
    const { provider } = await served(() => ({
      body: { models: [{ name: 'qwen3:4b' }, { name: '' }, { name: 'gemma3' }] },
    }));

    expect(provider.models && (await lastValueFrom(provider.models()))).toStrictEqual([
      { id: 'qwen3:4b' },
      { id: 'gemma3' },
    ]);
  });

  it.each([
    {
      served: { status: 404, body: { error: "model 'qwen3' not found" } },
      expected: {
        failure: 'no-such-model',
        message: "ollama answered 404: model 'qwen3' not found. To get it: ollama pull qwen3",
      },
    },
    {
      served: {
        status: 503,
        body: { error: 'server busy, please try again.  maximum pending requests exceeded' },
      },
      expected: { failure: 'rate-limited' },
    },
    {
      served: { status: 400, body: { error: 'input length exceeds context' } },
      expected: { failure: 'rejected' },
    },
    { served: { status: 500, body: { error: 'out of memory' } }, expected: { failure: 'transient' } },
  ])('takes $served for $expected.failure', async ({ served: reply, expected }) => {
    const { provider } = await served(() => reply);

    await expect(lastValueFrom(provider.complete(request))).rejects.toMatchObject(expected);
  });

  it('takes num_ctx for the window, without asking', async () => {
    const { provider, server } = await served(() => ({ body: {} }));

    expect(await windowOf(provider, 'qwen3', { num_ctx: 8_192 })).toBe(8_192);
    expect(server.calls).toHaveLength(0);
  });

  it.each(['qwen3', 'qwen3:latest'])('asks once what is allocated for a loaded model: %s', async (name) => {
    const { provider, server } = await served(() => ({
      body: { models: [{ name, context_length: 4_096 }] },
    }));

    expect([await windowOf(provider), await windowOf(provider)]).toStrictEqual([4_096, 4_096]);
    expect(server.calls.map(({ path }) => path)).toStrictEqual(['/api/ps']);
  });

  it('asks what a model was trained for until it is loaded', async () => {
    const { provider, server } = await served((path, calls) => {
      if (path === '/api/show') return { body: SHOW };
      return { body: { models: calls < 4 ? [] : [{ name: 'qwen3:latest', context_length: 4_096 }] } };
    });

    expect([await windowOf(provider), await windowOf(provider), await windowOf(provider)]).toStrictEqual([
      40_960, 40_960, 4_096,
    ]);
    expect(server.calls.map(({ path }) => path)).toStrictEqual([
      '/api/ps',
      '/api/show',
      '/api/ps',
      '/api/ps',
    ]);
    expect(server.calls[1]?.body).toStrictEqual({ model: 'qwen3' });
  });

  it.each([
    { status: 500, body: {} },
    { body: {} },
    { body: null },
    { body: { models: 'x', model_info: [] } },
  ])('does without a window where %j is all there is', async (reply) => {
    const { provider } = await served(() => reply);

    expect(await windowOf(provider)).toBeUndefined();
  });
});
