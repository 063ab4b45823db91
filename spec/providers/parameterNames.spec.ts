import fc from 'fast-check';
import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Parameters } from '../../src/experiment.js';
import { chatCompletions } from '../../src/providers/openai/chatRequest.js';
import { servedProvider } from '../support/servedProvider.js';

const KEY = 'sk-0123456789';
const SETTINGS: Readonly<Record<string, (url: string) => Readonly<Record<string, string>>>> = {
  openai: (url) => ({ OPENAI_BASE_URL: url, OPENAI_API_KEY: KEY }),
  azure: (url) => ({ AZURE_OPENAI_ENDPOINT: url, AZURE_OPENAI_API_KEY: KEY }),
  mistral: (url) => ({ MISTRAL_BASE_URL: url }),
  together: (url) => ({ TOGETHER_BASE_URL: url }),
  xai: (url) => ({ XAI_BASE_URL: url }),
  groq: (url) => ({ GROQ_BASE_URL: url }),
  anthropic: (url) => ({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: KEY }),
  gemini: (url) => ({ GEMINI_BASE_URL: url, GEMINI_API_KEY: KEY }),
  ollama: (url) => ({ OLLAMA_BASE_URL: url }),
};
const ANSWER = {
  choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }],
  content: [{ type: 'text', text: 'Hi' }],
  candidates: [{ content: { parts: [{ text: 'Hi' }] } }],
  message: { content: 'Hi' },
  done: true,
};

/** The body that a provider sends for these parameters, and what it says about them. */
async function sent(provider: string, parameters: Parameters, model = 'm') {
  const served = await servedProvider(provider, SETTINGS[provider] ?? (() => ({})), () => ({ body: ANSWER }));
  const request = { model, prompt: 'Say hello', parameters, variables: {} };
  const { warnings = [] } = await lastValueFrom(served.provider.complete(request));
  const body = served.server.calls.at(-1)?.body as Record<string, unknown>;
  const { model: _, messages, contents, stream, truncate, shift, ...rest } = body;
  return { body: rest, warnings };
}

describe('a parameter', () => {
  it.each<{ provider: string; parameters: Parameters; body: object; model?: string }>([
    { provider: 'openai', parameters: { max_completion_tokens: 5 }, body: { max_completion_tokens: 5 } },
    { provider: 'openai', parameters: { max_tokens: 5 }, body: { max_tokens: 5 } },
    {
      provider: 'openai',
      parameters: { max_tokens: 5, max_completion_tokens: 6 },
      body: { max_tokens: 5, max_completion_tokens: 6 },
    },
    {
      provider: 'azure',
      parameters: { max_tokens: 5, max_completion_tokens: 6 },
      body: { max_tokens: 5, max_completion_tokens: 6 },
    },
    {
      provider: 'openai',
      parameters: { num_predict: 5, max_tokens: 6 },
      body: { max_tokens: 6, num_predict: 5 },
    },
    { provider: 'openai', parameters: { n: 1, stop: '\n' }, body: { n: 1, stop: '\n' } },
    { provider: 'openai', parameters: { 'a.b': 1, a: { c: 2 } }, body: { a: { b: 1, c: 2 } } },
    {
      provider: 'ollama',
      parameters: { options: { num_ctx: 8 }, seed: 7 },
      body: { options: { num_ctx: 8, seed: 7 } },
    },
    {
      provider: 'gemini',
      parameters: { generationConfig: { topK: 8 }, seed: 7 },
      body: { generationConfig: { topK: 8, seed: 7 } },
    },
    { provider: 'mistral', parameters: { seed: 7 }, body: { random_seed: 7 } },
    { provider: 'mistral', parameters: { random_seed: 7 }, body: { random_seed: 7 } },
    { provider: 'mistral', parameters: { max_completion_tokens: 5 }, body: { max_tokens: 5 } },
    {
      provider: 'anthropic',
      parameters: { reasoning_effort: 'none' },
      body: { max_tokens: 4096, thinking: { type: 'disabled' } },
    },
    { provider: 'mistral', parameters: { reasoning_effort: 'none' }, body: { reasoning_effort: 'none' } },
    { provider: 'xai', parameters: { reasoning_effort: 'none' }, body: { reasoning_effort: 'none' } },
    { provider: 'xai', parameters: { reasoning_effort: 3 }, body: { reasoning_effort: 3 } },
    {
      provider: 'gemini',
      parameters: { reasoning_effort: 'constructor' },
      body: { generationConfig: { thinkingConfig: { thinkingLevel: 'CONSTRUCTOR' } } },
    },
    {
      provider: 'together',
      parameters: { reasoning_effort: 'none' },
      body: { reasoning: { enabled: false } },
    },
    { provider: 'together', parameters: { stop: 'END' }, body: { stop: ['END'] } },
    { provider: 'together', parameters: { logprobs: true }, body: { logprobs: 1 } },
    { provider: 'together', parameters: { logprobs: 3 }, body: { logprobs: 3 } },
    {
      provider: 'anthropic',
      parameters: { reasoning_effort: 'low' },
      body: { max_tokens: 4096, output_config: { effort: 'low' } },
    },
    {
      provider: 'anthropic',
      parameters: {
        response_format: { type: 'json_schema', json_schema: { name: 'a', schema: { type: 'object' } } },
      },
      body: {
        max_tokens: 4096,
        output_config: {
          format: { type: 'json_schema', schema: { type: 'object', additionalProperties: false } },
        },
      },
    },
    {
      provider: 'gemini',
      model: 'gemini-3-pro',
      parameters: { reasoning_effort: 'low' },
      body: { generationConfig: { thinkingConfig: { thinkingLevel: 'LOW' } } },
    },
    {
      provider: 'gemini',
      model: 'gemini-2.5-flash',
      parameters: { reasoning_effort: 'high' },
      body: { generationConfig: { thinkingConfig: { thinkingBudget: 24_576 } } },
    },
    {
      provider: 'gemini',
      parameters: { logprobs: true, top_logprobs: 5 },
      body: { generationConfig: { responseLogprobs: true, logprobs: 5 } },
    },
    { provider: 'gemini', parameters: { logprobs: 5 }, body: { generationConfig: { logprobs: 5 } } },
    {
      provider: 'gemini',
      parameters: { 'thinkingConfig.thinkingBudget': 0, response_format: { type: 'json_object' } },
      body: {
        generationConfig: { thinkingConfig: { thinkingBudget: 0 }, responseMimeType: 'application/json' },
      },
    },
    {
      provider: 'ollama',
      parameters: { response_format: { type: 'json_object' }, reasoning_effort: 'high' },
      body: { format: 'json', think: 'high' },
    },
    {
      provider: 'ollama',
      parameters: { response_format: { type: 'json_schema', json_schema: { schema: { type: 'object' } } } },
      body: { format: { type: 'object' } },
    },
    { provider: 'ollama', parameters: { reasoning_effort: 'none' }, body: { think: false } },
    {
      provider: 'ollama',
      parameters: { num_predict: 5, mirostat: 2, 'options.num_ctx': 8192 },
      body: { options: { num_predict: 5, mirostat: 2, num_ctx: 8192 } },
    },
  ])('of $provider: $parameters goes out as $body', async ({ provider, parameters, body, model }) => {
    expect(await sent(provider, parameters, model)).toStrictEqual({ body, warnings: [] });
  });

  it.each<{ provider: string; parameters: Parameters; body: object; warning: string }>([
    {
      provider: 'openai',
      parameters: { n: 3 },
      body: {},
      warning: "Parameter 'n' was left out: a row has one answer; --repeat asks more often",
    },
    {
      provider: 'openai',
      parameters: { 'messages.0': 'mine' },
      body: {},
      warning: "Parameter 'messages.0' was left out: the provider does not take it",
    },
    {
      provider: 'openai',
      parameters: { a: 1, 'a.b': 2 },
      body: { a: 1 },
      warning: "Parameter 'a.b' was left out: 'a' says it already",
    },
    {
      provider: 'openai',
      parameters: { 'a.b': 2, a: { b: 1, c: 3 } },
      body: { a: { b: 1, c: 3 } },
      warning: "Parameter 'a.b' was left out: 'a' says it already",
    },
    {
      provider: 'openai',
      parameters: { 'a.b.c': 2, 'a.b': { c: 1 } },
      body: { a: { b: { c: 1 } } },
      warning: "Parameter 'a.b.c' was left out: 'a.b' says it already",
    },
    {
      provider: 'openai',
      parameters: { 'a.b': 2, a: { b: { c: 1 } } },
      body: { a: { b: { c: 1 } } },
      warning: "Parameter 'a.b' was left out: 'a' says it already",
    },
    {
      provider: 'ollama',
      parameters: { temperature: 1, options: { temperature: 0.5, num_ctx: 8 } },
      body: { options: { temperature: 0.5, num_ctx: 8 } },
      warning: "Parameter 'temperature' was left out: 'options' says it already",
    },
    {
      provider: 'openai',
      parameters: { logprobs: 'TRUE' },
      body: { logprobs: 'TRUE' },
      warning:
        "Parameter 'logprobs' was sent as the text 'TRUE': JSON is written in small letters (true, false, null)",
    },
    {
      provider: 'openai',
      parameters: { user: 'None' },
      body: { user: 'None' },
      warning:
        "Parameter 'user' was sent as the text 'None': JSON is written in small letters (true, false, null)",
    },
    {
      provider: 'mistral',
      parameters: { reasoning_effort: 'medium' },
      body: { reasoning_effort: 'high' },
      warning: "Parameter 'reasoning_effort' was sent as 'high': mistral knows no 'medium'",
    },
    ...[
      { provider: 'xai', given: 'minimal', sent: 'low' },
      { provider: 'together', given: 'xhigh', sent: 'high' },
      { provider: 'groq', given: 'minimal', sent: 'low' },
    ].map(({ provider, given, sent: effort }) => ({
      provider,
      parameters: { reasoning_effort: given },
      body: { reasoning_effort: effort },
      warning: `Parameter 'reasoning_effort' was sent as '${effort}': ${provider} knows no '${given}'`,
    })),
    ...[
      { provider: 'mistral', name: 'top_k' },
      { provider: 'mistral', name: 'logprobs' },
      { provider: 'groq', name: 'topK' },
    ].map(({ provider, name }) => ({
      provider,
      parameters: { [name]: 5 },
      body: {},
      warning: `Parameter '${name.replace('K', '_k')}' was left out: ${provider} does not take it`,
    })),
    {
      provider: 'anthropic',
      parameters: { max_output_tokens: 5, max_tokens: 6 },
      body: { max_tokens: 6 },
      warning: "Parameter 'max_output_tokens' was left out: 'max_tokens' says it already",
    },
    {
      provider: 'gemini',
      parameters: { max_tokens: 5, maxOutputTokens: 6 },
      body: { generationConfig: { maxOutputTokens: 6 } },
      warning: "Parameter 'max_tokens' was left out: 'maxOutputTokens' says it already",
    },
    {
      provider: 'ollama',
      parameters: { tool_choice: 'auto' },
      body: {},
      warning: "Parameter 'tool_choice' was left out: the provider does not take it",
    },
  ])('of $provider: $parameters is told to be $body', async ({ provider, parameters, body, warning }) => {
    expect(await sent(provider, parameters)).toStrictEqual({ body, warnings: [warning] });
  });

  it('that is named as the API names it goes out as it is, whatever else is given', () => {
    const adapter = chatCompletions({ provider: 'mine', url: () => 'http://localhost', headers: {} });
    const exact = fc.constantFrom(
      'max_tokens',
      'max_completion_tokens',
      'stop',
      'seed',
      'top_k',
      'temperature',
    );
    const cousin = fc.constantFrom('num_predict', 'max_output_tokens', 'stop_sequences', 'topK', '__proto__');
    const given = fc.dictionary(fc.oneof(exact, cousin), fc.oneof(fc.integer(), fc.string(), fc.boolean()));

    fc.assert(
      fc.property(given, (parameters) => {
        const { body } = adapter.toCall({ model: 'm', prompt: '', parameters, variables: {} });
        const { model, messages, stream, ...rest } = body as Record<string, unknown>;
        for (const [name, value] of Object.entries(parameters)) {
          if (
            ['max_tokens', 'max_completion_tokens', 'stop', 'seed', 'top_k', 'temperature'].includes(name)
          ) {
            expect(rest[name]).toStrictEqual(value);
          }
        }
        // Nothing vanishes.
        expect(Object.values(rest).sort()).toStrictEqual(Object.values(parameters).sort());
      }),
    );
  });
});
