import { describe, expect, it } from 'vitest';
import { anthropicMessages } from '../../../src/providers/anthropic/request.js';

const baseUrl = 'https://api.anthropic.com';
const headers = { 'x-api-key': 'sk-ant', 'anthropic-version': '2023-06-01' };
const adapter = anthropicMessages({ provider: 'anthropic', baseUrl, headers });
const request = {
  model: 'claude-opus-4-1',
  prompt: 'Say hello',
  parameters: {},
  variables: { secret: 'cell' },
};
const answered = (body: unknown, parameters = {}) =>
  adapter.toCompletion({ status: 200, headers: {}, body }, { ...request, parameters });

/** Recorded from the API. */
const RECORDED = {
  id: 'msg_013Zva2CMHLNnXjNJJKqJ2EF',
  type: 'message',
  role: 'assistant',
  model: 'claude-opus-4-1-20250805',
  content: [{ type: 'text', text: 'Hello!', citations: null }],
  stop_reason: 'end_turn',
  stop_sequence: null,
  usage: {
    input_tokens: 10,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    output_tokens: 6,
    service_tier: 'standard',
  },
};

const unknown = (word: string) =>
  `The answer ended for a reason that is not known: the provider calls it '${word}'`;

describe('anthropicMessages', () => {
  const body = {
    model: 'claude-opus-4-1',
    max_tokens: 4096,
    messages: [{ role: 'user', content: 'Say hello' }],
    stream: false,
  };

  it('asks for a message, with nothing of the row but model and prompt', () => {
    expect(adapter.toCall(request)).toStrictEqual({
      method: 'POST',
      url: 'https://api.anthropic.com/v1/messages',
      headers,
      body,
    });
  });

  it.each([
    { asked: 'a system message', request: { system: 'Be kind' }, sent: { system: 'Be kind' } },
    { asked: 'an empty system message', request: { system: '' }, sent: { system: '' } },
    { asked: 'a limit', request: { parameters: { max_tokens: 5 } }, sent: { max_tokens: 5 } },
    {
      asked: 'a cousin of it',
      request: { parameters: { max_completion_tokens: 5 } },
      sent: { max_tokens: 5 },
    },
    {
      asked: 'sampling',
      request: { parameters: { temperature: 0, top_p: 0.5, top_k: 3 } },
      sent: { temperature: 0, top_p: 0.5, top_k: 3 },
    },
    { asked: 'one stop', request: { parameters: { stop: 'END' } }, sent: { stop_sequences: ['END'] } },
    {
      asked: 'two stops',
      request: { parameters: { stop: ['a', 'b'] } },
      sent: { stop_sequences: ['a', 'b'] },
    },
    {
      asked: 'thinking',
      request: { parameters: { thinking: { type: 'enabled', budget_tokens: 1024 } } },
      sent: { thinking: { type: 'enabled', budget_tokens: 1024 } },
    },
    {
      asked: 'an effort',
      request: { parameters: { reasoning_effort: 'low' } },
      sent: { output_config: { effort: 'low' } },
    },
    { asked: 'what the API does not know', request: { parameters: { seed: 7, logit_bias: {} } }, sent: {} },
    { asked: 'another model by parameter', request: { parameters: { model: 'x', messages: [] } }, sent: {} },
  ])('puts $asked where the API wants it', ({ request: asked, sent }) => {
    expect(adapter.toCall({ ...request, ...asked }).body).toStrictEqual({ ...body, ...sent });
  });

  it('reads a recorded answer', () => {
    expect(answered(RECORDED)).toMatchObject({
      output: 'Hello!',
      finishReason: 'stop',
      rawFinishReason: 'end_turn',
      inputTokens: 10,
      outputTokens: 6,
      cachedTokens: 0,
      cacheWriteTokens: 0,
      warnings: [],
    });
  });

  it('counts all input: fresh, written to the cache, read from it', () => {
    const usage = {
      input_tokens: 3,
      cache_creation_input_tokens: 20,
      cache_read_input_tokens: 100,
      output_tokens: 9,
    };
    expect(answered({ ...RECORDED, usage })).toMatchObject({
      inputTokens: 123,
      cachedTokens: 100,
      cacheWriteTokens: 20,
      outputTokens: 9,
    });
  });

  it.each([
    { usage: undefined },
    { usage: null },
    { usage: { input_tokens: -1, output_tokens: '6' } },
  ])('knows no tokens from $usage', ({ usage }) => {
    expect(answered({ ...RECORDED, usage })).toMatchObject({
      inputTokens: undefined,
      outputTokens: undefined,
    });
  });

  it('joins texts, and leaves thoughts out', () => {
    const content = [
      { type: 'thinking', thinking: 'Hm', signature: 'x' },
      { type: 'text', text: 'One, ' },
      { type: 'redacted_thinking', data: 'x' },
      { type: 'text', text: 'two' },
    ];
    expect(answered({ ...RECORDED, content }).output).toBe('One, two');
  });

  it('shows tool calls where there is no text', () => {
    const content = [{ type: 'tool_use', id: 'toolu_1', name: 'search', input: { q: 'x' } }];
    expect(answered({ ...RECORDED, content, stop_reason: 'tool_use' })).toMatchObject({
      output: JSON.stringify(content),
      finishReason: 'tool_calls',
    });
  });

  it.each([
    { raw: 'end_turn', reason: 'stop', warnings: [] },
    { raw: 'stop_sequence', reason: 'stop', warnings: [] },
    { raw: 'tool_use', reason: 'tool_calls', warnings: [] },
    { raw: 'max_tokens', reason: 'length', warnings: ['The answer was cut at the token limit'] },
    {
      raw: 'model_context_window_exceeded',
      reason: 'length',
      warnings: ['The answer was cut at the token limit'],
    },
    { raw: 'refusal', reason: 'content_filter', warnings: ['The answer was cut by a content filter'] },
    { raw: 'constructor', reason: undefined, warnings: [unknown('constructor')] },
    { raw: 'something_new', reason: undefined, warnings: [unknown('something_new')] },
    { raw: null, reason: undefined, warnings: [] },
  ])('takes the stop reason $raw for $reason', ({ raw, reason, warnings }) => {
    const completion = answered({ ...RECORDED, stop_reason: raw });
    expect(completion.finishReason).toBe(reason);
    expect(completion.rawFinishReason).toBe(raw ?? undefined);
    expect(completion.warnings).toStrictEqual(warnings);
  });

  it('warns of parameters that it left out', () => {
    expect(answered(RECORDED, { seed: 7, temperature: 0 }).warnings).toStrictEqual([
      "Parameter 'seed' was left out: the provider does not take it",
    ]);
  });

  it.each([
    {
      name: 'a refusal without a word',
      body: { ...RECORDED, content: [], stop_reason: 'refusal' },
      failure: 'rejected',
      message: 'anthropic answered nothing: a content filter stopped it (refusal)',
    },
    {
      name: 'nothing but thoughts',
      body: { ...RECORDED, content: [{ type: 'thinking', thinking: 'Hm' }], stop_reason: 'max_tokens' },
      failure: 'rejected',
      message: 'anthropic used up its 6 tokens before the answer began: allow more with max_tokens',
    },
    {
      name: 'an error inside a 200',
      body: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
      failure: 'rate-limited',
      message: 'anthropic answered with an error (overloaded_error): Overloaded',
    },
    ...[null, 'Hello', [], {}, { content: 7 }].map((body) => ({
      name: JSON.stringify(body),
      body,
      failure: 'rejected',
      message: `anthropic answered 200 in another form than agreed: ${JSON.stringify(body)}`,
    })),
  ])('takes $name for an error', ({ body: wrong, failure, message }) => {
    expect(() => answered(wrong)).toThrow(
      expect.objectContaining({ name: 'ProviderError', failure, message }),
    );
  });
});
