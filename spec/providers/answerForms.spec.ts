import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { localServer } from '../support/localServer.js';
import { servedProvider } from '../support/servedProvider.js';

const KEY = 'sk-0123456789';
const SETTINGS: Readonly<Record<string, (url: string) => Readonly<Record<string, string>>>> = {
  openai: (url) => ({ OPENAI_BASE_URL: url }),
  anthropic: (url) => ({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: KEY }),
  gemini: (url) => ({ GEMINI_BASE_URL: url, GEMINI_API_KEY: KEY }),
  ollama: (url) => ({ OLLAMA_BASE_URL: url }),
};
const CALL = { id: 'call_1', type: 'function', function: { name: 'look', arguments: '{}' } };
const USE = { type: 'tool_use', id: 'toolu_1', name: 'look', input: {} };
const FUNCTION = { functionCall: { name: 'look', args: {} } };
const CALLS = JSON.stringify([CALL]);

async function answered(provider: string, body: unknown) {
  const served = await servedProvider(provider, SETTINGS[provider] ?? (() => ({})), () => ({ body }));
  return lastValueFrom(
    served.provider.complete({ model: 'm', prompt: 'Say', parameters: {}, variables: {} }),
  );
}

const choice = (message: unknown, finishReason: unknown = 'stop') => ({
  choices: [{ index: 0, message, finish_reason: finishReason }],
});
const REASONING_ONLY = 'The model wrote no answer, only its reasoning, which is kept as the output';

describe('an answer', () => {
  it.each<{ provider: string; body: unknown; output: string; reasoning?: string }>([
    { provider: 'openai', body: choice({ role: 'assistant', tool_calls: [CALL] }), output: CALLS },
    { provider: 'openai', body: choice({ content: null, tool_calls: [CALL] }), output: CALLS },
    { provider: 'openai', body: choice({ content: '\n\n', tool_calls: [CALL] }), output: CALLS },
    { provider: 'openai', body: choice({ content: 'Hi', tool_calls: [CALL] }), output: `Hi\n\n${CALLS}` },
    { provider: 'openai', body: choice({ content: 'Hi', tool_calls: null }), output: 'Hi' },
    { provider: 'openai', body: choice({ content: 'Hi', tool_calls: 'none', refusal: {} }), output: 'Hi' },
    { provider: 'openai', body: choice({ content: ['Hi', 7, { text: ' you' }] }), output: 'Hi you' },
    {
      provider: 'openai',
      body: choice({ function_call: CALL.function }),
      output: JSON.stringify([CALL.function]),
    },
    { provider: 'openai', body: { choices: [{ text: 'Hi', finish_reason: 'stop' }] }, output: 'Hi' },
    { provider: 'openai', body: { ...choice({ content: 'Hi' }), error: null, usage: 'none' }, output: 'Hi' },
    {
      provider: 'openai',
      body: { choices: [{ message: { content: 'Hi' }, finish_reason: {} }] },
      output: 'Hi',
    },
    {
      provider: 'openai',
      body: choice({ content: 'Hi', reasoning_content: 'Hm' }),
      output: 'Hi',
      reasoning: 'Hm',
    },
    { provider: 'openai', body: choice({ content: 'Hi', reasoning: 'Hm' }), output: 'Hi', reasoning: 'Hm' },
    {
      provider: 'openai',
      body: choice({
        content: [
          { type: 'thinking', thinking: [{ type: 'text', text: 'Hm' }] },
          { type: 'text', text: 'Hi' },
        ],
      }),
      output: 'Hi',
      reasoning: 'Hm',
    },
    {
      provider: 'anthropic',
      body: { content: [{ type: 'text', text: 'Hi' }, USE] },
      output: `Hi\n\n[${JSON.stringify(USE)}]`,
    },
    {
      provider: 'anthropic',
      body: { content: [{ type: 'text', text: '\n\n' }, USE] },
      output: `[${JSON.stringify(USE)}]`,
    },
    {
      provider: 'anthropic',
      body: {
        content: [
          { type: 'thinking', thinking: 'Hm', signature: 'x' },
          { type: 'text', text: 'Hi' },
        ],
      },
      output: 'Hi',
      reasoning: 'Hm',
    },
    {
      provider: 'anthropic',
      body: { content: [null, 7, { type: 'text', text: 'Hi' }], usage: 7 },
      output: 'Hi',
    },
    {
      provider: 'gemini',
      body: { candidates: [{ content: { parts: [{ text: 'Hi' }, FUNCTION] } }, null] },
      output: `Hi\n\n[${JSON.stringify(FUNCTION)}]`,
    },
    {
      provider: 'gemini',
      body: {
        candidates: [{ content: { parts: [{ text: 'Hm', thought: true }, { text: 'Hi' }, { text: 7 }] } }],
      },
      output: 'Hi',
      reasoning: 'Hm',
    },
    {
      provider: 'ollama',
      body: { message: { content: 'Hi', tool_calls: [CALL] } },
      output: `Hi\n\n${CALLS}`,
    },
    { provider: 'ollama', body: { message: { tool_calls: [CALL] } }, output: CALLS },
    {
      provider: 'ollama',
      body: { message: { content: 'Hi', thinking: 'Hm' } },
      output: 'Hi',
      reasoning: 'Hm',
    },
  ])('of $provider: $body is read', async ({ provider, body, output, reasoning }) => {
    expect(await answered(provider, body)).toMatchObject({ output, reasoning });
  });

  it.each([
    { provider: 'openai', body: choice({ content: 42 }), shown: '{"content":42}' },
    { provider: 'openai', body: choice({ content: true }), shown: '{"content":true}' },
    { provider: 'openai', body: choice({ content: { answer: 42 } }), shown: '{"content":{"answer":42}}' },
    {
      provider: 'openai',
      body: choice({ content: null, audio: { data: 'UklGRg' } }),
      shown: '{"audio":{"data":"UklGRg"}}',
    },
    {
      provider: 'openai',
      body: choice({ content: [{ type: 'image_url', image_url: { url: 'data:x' } }] }),
      shown: '{"content":[{"image_url":{"url":"data:x"}}]}',
    },
    {
      provider: 'anthropic',
      body: { content: [{ type: 'redacted_thinking', data: 'Em' }] },
      shown: '[{"data":"Em"}]',
    },
    {
      provider: 'gemini',
      body: { candidates: [{ content: { role: 'model', parts: [{ executableCode: { code: '1' } }] } }] },
      shown: '{"parts":[{"executableCode":{"code":"1"}}]}',
    },
    {
      provider: 'gemini',
      body: { candidates: [{ content: { parts: [{ text: 7 }] } }] },
      shown: '{"parts":[{"text":7}]}',
    },
    { provider: 'ollama', body: { message: { content: 42 }, done: true }, shown: '{"content":42}' },
    {
      provider: 'ollama',
      body: { message: { role: 'assistant', content: ['Hi'] }, done: true },
      shown: '{"content":["Hi"]}',
    },
  ])('of $provider without a text is shown and not asked for again: $shown', async ({
    provider,
    body,
    shown,
  }) => {
    await expect(answered(provider, body)).rejects.toMatchObject({
      failure: 'rejected',
      message: expect.stringContaining(`what came instead: ${shown}`),
    });
  });

  it('of a second choice is nobody’s concern, but told', async () => {
    const [first] = choice({ content: 'Hi' }).choices;
    const { output, warnings } = await answered('openai', { choices: [first, { message: 7 }, null] });

    expect(output).toBe('Hi');
    expect(warnings).toStrictEqual(['The provider gave 3 answers: only the first one is kept']);
  });

  it.each([
    { provider: 'openai', body: choice({ content: '', reasoning_content: 'Forty-two.' }) },
    { provider: 'openai', body: choice({ reasoning: 'Forty-two.' }) },
    { provider: 'anthropic', body: { content: [{ type: 'thinking', thinking: 'Forty-two.' }] } },
    {
      provider: 'gemini',
      body: { candidates: [{ content: { parts: [{ text: 'Forty-two.', thought: true }] } }] },
    },
    { provider: 'ollama', body: { message: { content: '', thinking: 'Forty-two.' } } },
  ])('of $provider that is all reasoning is kept with a warning', async ({ provider, body }) => {
    expect(await answered(provider, body)).toMatchObject({
      output: 'Forty-two.',
      warnings: [REASONING_ONLY],
    });
  });

  it.each([
    'abort',
    'insufficient_system_resource',
    'MALFORMED_RESPONSE',
    'cancelled',
    'repetition_truncation',
    'timeout',
    'NO_IMAGE',
    'TOO_MANY_TOOL_CALLS',
    'unload',
    'FINISH_REASON_UNSPECIFIED',
    'constructor',
    'unknown',
  ])('that ended by %s is a warning that quotes it, of every provider', async (word) => {
    const warnings = [`The answer ended for a reason that is not known: the provider calls it '${word}'`];
    const part = { content: { parts: [{ text: 'Half' }] }, finishReason: word };
    const bodies = {
      openai: choice({ content: 'Half' }, word),
      anthropic: { content: [{ type: 'text', text: 'Half' }], stop_reason: word },
      gemini: { candidates: [part] },
      ollama: { message: { content: 'Half' }, done_reason: word },
    };
    for (const [provider, body] of Object.entries(bodies)) {
      expect(await answered(provider, body)).toMatchObject({
        output: 'Half',
        rawFinishReason: word,
        warnings,
      });
    }
  });

  it.each([
    'stop',
    'STOP',
    'eos',
    'end_turn',
    'stop_sequence',
    'COMPLETE',
  ])('that ended by %s is as good as it gets', async (word) => {
    expect(await answered('openai', choice({ content: 'Hi' }, word))).toMatchObject({
      finishReason: 'stop',
      warnings: [],
    });
  });
});

describe('a stream that nobody asked for', () => {
  const DELTAS = [
    { choices: [{ index: 0, delta: { role: 'assistant', content: '' } }] },
    { choices: [{ index: 0, delta: { reasoning_content: 'Hm' } }] },
    { choices: [{ index: 0, delta: { content: 'Hel' } }] },
    {
      choices: [
        { index: 0, delta: { content: 'lo', tool_calls: [{ index: 0, id: 'c', function: { name: 'f' } }] } },
      ],
    },
    { choices: [{ index: 0, delta: { tool_calls: [{ index: 0, function: { arguments: '{}' } }] } }] },
    { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
    { choices: [], usage: { prompt_tokens: 3, completion_tokens: 2 } },
  ];
  const MESSAGE_EVENTS = [
    { type: 'message_start', message: { usage: { input_tokens: 3, output_tokens: 1 } } },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hel' } },
    { type: 'ping' },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'lo' } },
    { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 2 } },
    { type: 'message_stop' },
  ];
  const CONTENT = [
    { candidates: [{ content: { parts: [{ text: 'Hel' }] } }] },
    {
      candidates: [{ content: { parts: [{ text: 'lo' }] }, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 2 },
    },
  ];
  const LINES = [
    { message: { content: 'Hel' }, done: false },
    { message: { content: 'lo' }, done: false },
    { message: { content: '' }, done: true, done_reason: 'stop', prompt_eval_count: 3, eval_count: 2 },
  ];
  const sse = (events: readonly object[], end = '') =>
    `: comment\n\n${events.map((event) => `event: x\r\ndata: ${JSON.stringify(event)}\r\n\r\n`).join('')}${end}`;
  const ndjson = (events: readonly object[]) => events.map((event) => JSON.stringify(event)).join('\n');

  async function streamed(provider: string, text: string, type = 'text/event-stream') {
    let calls = 0;
    const server = await localServer((response) => {
      calls += 1;
      response.writeHead(200, { 'content-type': type });
      response.end(text);
    });
    const { provider: made } = await servedProvider(
      provider,
      () => SETTINGS[provider]?.(server.url) ?? {},
      () => ({ body: {} }),
    );
    const asked = lastValueFrom(made.complete({ model: 'm', prompt: 'Say', parameters: {}, variables: {} }));
    return asked.finally(() => server.close().then(() => expect(calls).toBe(1)));
  }

  it.each([
    {
      provider: 'openai',
      text: sse(DELTAS, 'data: [DONE]\n\n'),
      output: 'Hello\n\n[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]',
    },
    { provider: 'anthropic', text: sse(MESSAGE_EVENTS), output: 'Hello' },
    { provider: 'gemini', text: sse(CONTENT), output: 'Hello' },
    { provider: 'gemini', text: JSON.stringify(CONTENT), output: 'Hello' },
    { provider: 'ollama', text: ndjson(LINES), output: 'Hello' },
    { provider: 'ollama', text: `${ndjson(LINES)}\n`, output: 'Hello' },
  ])('is read whole, of $provider', async ({ provider, text, output }) => {
    expect(await streamed(provider, text)).toMatchObject({
      output,
      finishReason: 'stop',
      inputTokens: 3,
      outputTokens: 2,
    });
  });

  it.each([
    { provider: 'openai', text: sse(DELTAS.slice(0, 4)) },
    { provider: 'openai', text: sse(DELTAS.slice(0, 4)).slice(0, -30) },
    { provider: 'anthropic', text: sse(MESSAGE_EVENTS.slice(0, 4)) },
    { provider: 'gemini', text: sse(CONTENT.slice(0, 1)) },
    { provider: 'ollama', text: ndjson(LINES.slice(0, 2)) },
  ])('is transient where it broke off, of $provider', async ({ provider, text }) => {
    await expect(streamed(provider, text)).rejects.toMatchObject({
      failure: 'transient',
      message: `${provider} broke off in the middle of an answer that it streamed`,
    });
  });

  it('has its errors understood', async () => {
    const error = { message: 'no credit', code: 'insufficient_quota' };

    await expect(streamed('openai', sse([...DELTAS.slice(0, 2), { error }]))).rejects.toMatchObject({
      failure: 'exhausted',
    });
  });

  it.each([
    'OK',
    '"Hello',
    '{"choices": [],}',
    '{"a": 1} and more',
    'pong\npong',
  ])('is not asked for again where it was answered whole and cannot be read: %j', async (text) => {
    await expect(streamed('openai', text, 'text/plain')).rejects.toMatchObject({ failure: 'rejected' });
  });
});
