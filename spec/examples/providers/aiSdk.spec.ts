import { APICallError, type LanguageModelV2, type LanguageModelV3 } from '@ai-sdk/provider';
import { firstValueFrom, lastValueFrom } from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { aiSdk } from '../../../examples/providers/aiSdk.mjs';
import { guardProvider } from '../../../src/providers/own/guardProvider.js';
import { type OwnProvider, ownProvider } from '../../../src/providers/own/ownProvider.js';

type Options = Parameters<LanguageModelV3['doGenerate']>[0];
type Result = Awaited<ReturnType<LanguageModelV3['doGenerate']>>;

const request = { model: 'parrot-1', prompt: 'Hello', parameters: {}, variables: {} };
const result: Result = {
  content: [
    { type: 'reasoning', text: 'Hm.' },
    { type: 'text', text: 'Hello, ' },
    { type: 'text', text: 'world' },
  ],
  finishReason: { unified: 'stop', raw: 'end_turn' },
  usage: {
    inputTokens: { total: 12, noCache: 12, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 7, text: 3, reasoning: 4 },
  },
  warnings: [],
};

/** Stands in for the models of a paid API. */
function modelV3(answer: (options: Options) => Result | Promise<Result>): LanguageModelV3 {
  return {
    specificationVersion: 'v3',
    provider: 'stand-in',
    modelId: 'parrot-1',
    supportedUrls: {},
    doGenerate: async (options) => answer(options),
    doStream: () => Promise.reject(new Error('not asked for')),
  };
}

const providerOf = (model: LanguageModelV2 | LanguageModelV3) =>
  ownProvider(
    'sdk',
    aiSdk(() => model),
  );

describe('aiSdk', () => {
  it('is a provider by its type', () => {
    expectTypeOf(aiSdk).returns.toExtend<OwnProvider>();
    expect(aiSdk).toBeTypeOf('function');
  });

  it('answers with the text, the tokens and the reason of a v3 model', async () => {
    const answer = await lastValueFrom(providerOf(modelV3(() => result)).complete(request));
    expect(answer).toStrictEqual({
      output: 'Hello, world',
      finishReason: 'stop',
      rawFinishReason: 'end_turn',
      inputTokens: 12,
      outputTokens: 7,
      cachedTokens: 0,
      cacheWriteTokens: 0,
      warnings: [],
    });
  });

  it('answers the same with a v2 model', async () => {
    const model: LanguageModelV2 = {
      specificationVersion: 'v2',
      provider: 'stand-in',
      modelId: 'parrot-1',
      supportedUrls: {},
      doGenerate: async () => ({
        content: [{ type: 'text', text: 'Hello' }],
        finishReason: 'content-filter',
        usage: { inputTokens: 12, outputTokens: 7, totalTokens: 19, cachedInputTokens: 5 },
        warnings: [{ type: 'unsupported-setting', setting: 'seed' }],
      }),
      doStream: () => Promise.reject(new Error('not asked for')),
    };
    expect(await lastValueFrom(providerOf(model).complete(request))).toStrictEqual({
      output: 'Hello',
      finishReason: 'content_filter',
      rawFinishReason: 'content-filter',
      inputTokens: 12,
      outputTokens: 7,
      cachedTokens: 5,
      warnings: ['The answer was cut by a content filter', '{"type":"unsupported-setting","setting":"seed"}'],
    });
  });

  it('asks with system message, prompt and parameters under the names of the SDK', async () => {
    const asked: Options[] = [];
    const names: string[] = [];
    const model = modelV3((options) => {
      asked.push(options);
      return result;
    });
    const own = aiSdk((name: string) => {
      names.push(name);
      return model;
    });
    const parameters = { temperature: 0, max_tokens: 9, stop: 'END', topK: 4, logit_bias: {} };
    const answer = ownProvider('sdk', own).complete({ ...request, system: 'Be kind', parameters });

    expect((await lastValueFrom(answer)).warnings).toStrictEqual([
      "Parameter 'logit_bias' is unknown to the AI SDK and was left out",
    ]);
    expect(names).toStrictEqual(['parrot-1']);
    expect(asked).toStrictEqual([
      {
        temperature: 0,
        maxOutputTokens: 9,
        stopSequences: ['END'],
        topK: 4,
        prompt: [
          { role: 'system', content: 'Be kind' },
          { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
        ],
        abortSignal: expect.any(AbortSignal),
      },
    ]);
  });

  it('aborts the call when its answer is no longer wanted', async () => {
    const aborted = new Promise((resolve) => {
      const model = modelV3(({ abortSignal }) => {
        abortSignal?.addEventListener('abort', () => resolve('aborted'));
        return new Promise<Result>(() => undefined);
      });
      const call = providerOf(model).complete(request).subscribe();
      call.unsubscribe();
    });
    expect(await aborted).toBe('aborted');
  });

  it('keeps what a refusal says: its class, its status, its delay', async () => {
    const refusal = new APICallError({
      message: 'Too many requests',
      url: 'http://localhost',
      requestBodyValues: {},
      statusCode: 429,
      responseHeaders: { 'retry-after': '7' },
    });
    const provider = guardProvider(providerOf(modelV3(() => Promise.reject(refusal))), { name: 'sdk' });
    await expect(firstValueFrom(provider.complete(request))).rejects.toMatchObject({
      name: 'ProviderError',
      failure: 'rate-limited',
      status: 429,
      delayMs: 7000,
      cause: refusal,
    });
  });
});
