import { describe, expect, it } from 'vitest';
import type { Parameters } from '../../../src/experiment.js';
import { chatCompletions } from '../../../src/providers/openai/chatRequest.js';

const url = 'https://api.example/v1/chat/completions';
const headers = { authorization: 'Bearer key' };
const adapter = chatCompletions({ provider: 'mine', url: () => url, headers });
const request = { model: 'gpt-4o', prompt: 'Say hello', parameters: {}, variables: { secret: 'cell' } };
const answered = (body: unknown, parameters: Parameters = {}) =>
  adapter.toCompletion({ status: 200, headers: {}, body }, { ...request, parameters });
const choice = (message: object, finishReason: unknown = 'stop') => ({
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finishReason }],
});

/** Recorded from the API. */
const RECORDED = {
  id: 'chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT',
  object: 'chat.completion',
  created: 1741569952,
  model: 'gpt-4.1-2025-04-14',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: 'Hello!', refusal: null, annotations: [] },
      logprobs: null,
      finish_reason: 'stop',
    },
  ],
  usage: {
    prompt_tokens: 19,
    completion_tokens: 10,
    total_tokens: 29,
    prompt_tokens_details: { cached_tokens: 4, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 3 },
  },
  service_tier: 'default',
};

describe('chatCompletions', () => {
  const messages = [{ role: 'user', content: 'Say hello' }];

  it('asks with nothing of the row but model and prompt', () => {
    expect(adapter.toCall(request)).toStrictEqual({
      method: 'POST',
      url,
      headers,
      body: { model: 'gpt-4o', messages, stream: false },
    });
  });

  it.each([
    {
      asked: 'a system message',
      request: { system: 'Be kind' },
      sent: { messages: [{ role: 'system', content: 'Be kind' }, ...messages] },
    },
    {
      asked: 'parameters of the API and of others',
      request: {
        parameters: {
          temperature: 0,
          seed: 1,
          stop: 'END',
          top_k: 5,
          response_format: { type: 'json_object' },
        },
      },
      sent: {
        messages,
        temperature: 0,
        seed: 1,
        stop: 'END',
        top_k: 5,
        response_format: { type: 'json_object' },
      },
    },
    { asked: 'a limit', request: { parameters: { max_tokens: 5 } }, sent: { messages, max_tokens: 5 } },
    {
      asked: 'a cousin of it',
      request: { parameters: { num_predict: 5 } },
      sent: { messages, max_tokens: 5 },
    },
    {
      asked: 'what belongs to the request',
      request: { parameters: { model: 'other', messages: [], stream: true } },
      sent: { messages },
    },
  ])('sends $asked', ({ request: more, sent }) => {
    expect(adapter.toCall({ ...request, ...more }).body).toStrictEqual({
      model: 'gpt-4o',
      stream: false,
      ...sent,
    });
  });

  it.each(['max_tokens', 'max_completion_tokens'])('can call the limit max_completion_tokens: %s', (name) => {
    const official = chatCompletions({
      provider: 'openai',
      url: () => url,
      headers,
      maxTokens: 'max_completion_tokens',
    });

    expect(official.toCall({ ...request, parameters: { [name]: 5 } }).body).toMatchObject({
      max_completion_tokens: 5,
    });
  });

  it('reads a recorded answer', () => {
    expect(answered(RECORDED)).toMatchObject({
      output: 'Hello!',
      finishReason: 'stop',
      rawFinishReason: 'stop',
      inputTokens: 19,
      outputTokens: 10,
      cachedTokens: 4,
      cacheWriteTokens: undefined,
      reasoningTokens: 3,
      warnings: [],
    });
  });

  it.each([
    { raw: 'stop', finishReason: 'stop' },
    { raw: 'eos', finishReason: 'stop' },
    { raw: 'length', finishReason: 'length' },
    { raw: 'model_length', finishReason: 'length' },
    { raw: 'content_filter', finishReason: 'content_filter' },
    { raw: 'tool_calls', finishReason: 'tool_calls' },
    { raw: 'function_call', finishReason: 'tool_calls' },
    { raw: 'error', finishReason: 'error' },
    { raw: 'constructor', finishReason: undefined },
  ])('calls the end by $raw $finishReason', ({ raw, finishReason }) => {
    expect(answered(choice({ content: 'Hi' }, raw))).toMatchObject({ finishReason, rawFinishReason: raw });
  });

  it.each([
    { title: 'a text with its blanks', message: { content: ' Hi\n' }, output: ' Hi\n' },
    {
      title: 'a text in parts',
      message: {
        content: [
          { type: 'text', text: 'a' },
          { type: 'text', text: 'b' },
        ],
      },
      output: 'ab',
    },
    {
      title: 'the parts that are text',
      message: {
        content: [
          { type: 'thinking', thinking: [] },
          { type: 'text', text: 'b' },
        ],
      },
      output: 'b',
    },
    {
      title: 'calls of tools as JSON',
      message: { content: null, tool_calls: [{ id: '1' }] },
      output: '[{"id":"1"}]',
    },
    { title: 'a refusal', message: { content: null, refusal: 'I cannot' }, output: 'I cannot' },
  ])('takes $title for the answer', ({ message, output }) => {
    expect(answered(choice(message)).output).toBe(output);
  });

  it.each([
    { usage: undefined, tokens: [undefined, undefined] },
    { usage: null, tokens: [undefined, undefined] },
    { usage: { prompt_tokens: -1, completion_tokens: 1.5 }, tokens: [undefined, undefined] },
    { usage: { prompt_tokens: '7', completion_tokens: Number.MAX_VALUE }, tokens: [undefined, undefined] },
    { usage: { prompt_tokens: 0, completion_tokens: 3 }, tokens: [0, 3] },
  ])('takes the counts of $usage for $tokens', ({ usage, tokens }) => {
    const { inputTokens, outputTokens } = answered({ ...choice({ content: 'Hi' }), usage });

    expect([inputTokens, outputTokens]).toStrictEqual(tokens);
  });

  it('warns of parameters that were left out', () => {
    expect(answered(RECORDED, { stream: true }).warnings).toStrictEqual([
      "Parameter 'stream' was left out: the provider does not take it",
    ]);
  });

  it.each([
    { cost: 0.00014, costUsd: 0.00014 },
    { cost: 0, costUsd: 0 },
    { cost: -1, costUsd: undefined },
    { cost: '0.1', costUsd: undefined },
    { cost: { total_cost: 1 }, costUsd: undefined },
  ])('reads a cost of $cost where the API reports one in US dollars', ({ cost, costUsd }) => {
    const reporting = chatCompletions({ provider: 'openrouter', url: () => url, headers, reportsCost: true });
    const body = { ...RECORDED, usage: { cost } };

    expect(reporting.toCompletion({ status: 200, headers: {}, body }, request).costUsd).toBe(costUsd);
    expect(answered(body).costUsd).toBeUndefined();
  });

  it.each([
    { body: null, failure: 'rejected', message: 'mine answered 200 in another form than agreed: null' },
    { body: 'Hi', failure: 'rejected', message: 'mine answered 200 in another form than agreed: "Hi"' },
    { body: [], failure: 'rejected', message: 'mine answered 200 in another form than agreed: []' },
    { body: {}, failure: 'rejected', message: 'mine answered 200 in another form than agreed: {}' },
    {
      body: { choices: null },
      failure: 'rejected',
      message: 'mine answered 200 in another form than agreed: {"choices":null}',
    },
    {
      body: { choices: 'x' },
      failure: 'rejected',
      message: 'mine answered 200 in another form than agreed: {"choices":"x"}',
    },
    { body: { choices: [] }, failure: 'transient', message: 'mine answered without a choice' },
    { body: { choices: [{}] }, failure: 'transient', message: 'mine answered with an empty text' },
    { body: { choices: [null] }, failure: 'transient', message: 'mine answered with an empty text' },
    {
      body: choice({ content: 7 }),
      failure: 'rejected',
      message: 'mine answered with an empty text (stop); what came instead: {"content":7}',
    },
    {
      body: choice({ content: null }),
      failure: 'transient',
      message: 'mine answered with an empty text (stop)',
    },
    {
      body: choice({ content: '' }),
      failure: 'transient',
      message: 'mine answered with an empty text (stop)',
    },
    {
      body: choice({ content: '' }, 'content_filter'),
      failure: 'rejected',
      message: 'mine answered nothing: a content filter stopped it (content_filter)',
    },
    {
      body: { error: { code: 429, message: 'Slow down' } },
      failure: 'rate-limited',
      message: 'mine answered 429: Slow down',
    },
    {
      body: { choices: [{ finish_reason: 'error', error: { code: 502, message: 'Host failed' } }] },
      failure: 'transient',
      message: 'mine answered 502: Host failed',
    },
  ])('refuses $body as $failure', ({ body, failure, message }) => {
    expect(() => answered(body)).toThrow(
      expect.objectContaining({ name: 'ProviderError', failure, message }),
    );
  });
});
