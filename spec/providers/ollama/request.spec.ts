import { describe, expect, it } from 'vitest';
import type { Parameters } from '../../../src/experiment.js';
import { ollamaChat } from '../../../src/providers/ollama/request.js';

const adapter = ollamaChat('http://localhost:11434', {});
const request = { model: 'qwen3', prompt: 'Say hello', parameters: {}, variables: { secret: 'cell' } };
const answered = (body: unknown, parameters: Parameters = {}) =>
  adapter.toCompletion({ status: 200, headers: {}, body }, { ...request, parameters });

/** Recorded from the API. */
const RECORDED = {
  model: 'qwen3',
  created_at: '2026-08-04T19:22:45.499127Z',
  message: { role: 'assistant', content: 'Hello!', thinking: 'The user wants a greeting.' },
  done_reason: 'stop',
  done: true,
  total_duration: 4883583458,
  load_duration: 1334875,
  prompt_eval_count: 26,
  prompt_eval_duration: 342546000,
  eval_count: 282,
  eval_duration: 4535599000,
};

describe('ollamaChat', () => {
  const body = {
    model: 'qwen3',
    messages: [{ role: 'user', content: 'Say hello' }],
    stream: false,
    truncate: false,
    shift: false,
  };

  it('asks in one piece, and wants errors instead of silent cuts', () => {
    expect(adapter.toCall(request)).toStrictEqual({
      method: 'POST',
      url: 'http://localhost:11434/api/chat',
      headers: {},
      body,
    });
  });

  it.each([
    {
      asked: 'a system message',
      request: { system: 'Be kind' },
      sent: { messages: [{ role: 'system', content: 'Be kind' }, ...body.messages] },
    },
    {
      asked: 'settings of the model',
      request: { parameters: { temperature: 0, num_ctx: 8192, seed: 1 } },
      sent: { options: { temperature: 0, num_ctx: 8192, seed: 1 } },
    },
    { asked: 'a limit', request: { parameters: { max_tokens: 5 } }, sent: { options: { num_predict: 5 } } },
    { asked: 'one stop', request: { parameters: { stop: 'END' } }, sent: { options: { stop: ['END'] } } },
    {
      asked: 'what belongs to the call',
      request: { parameters: { think: false, format: 'json', keep_alive: '5m', truncate: true } },
      sent: { think: false, format: 'json', keep_alive: '5m', truncate: true },
    },
    { asked: 'what belongs to the request', request: { parameters: { stream: true, model: 'x' } }, sent: {} },
  ])('sends $asked', ({ request: more, sent }) => {
    expect(adapter.toCall({ ...request, ...more }).body).toStrictEqual({ ...body, ...sent });
  });

  it('reads a recorded answer', () => {
    expect(answered(RECORDED)).toMatchObject({
      output: 'Hello!',
      finishReason: 'stop',
      rawFinishReason: 'stop',
      inputTokens: 26,
      outputTokens: 282,
      warnings: [],
    });
  });

  it.each([
    { title: 'a count that was left out', counts: {}, tokens: [undefined, undefined] },
    {
      title: 'a count of 0',
      counts: { prompt_eval_count: 0, eval_count: 0 },
      tokens: [undefined, undefined],
    },
    {
      title: 'a count that is none',
      counts: { prompt_eval_count: '7', eval_count: -1 },
      tokens: [undefined, undefined],
    },
  ])('takes $title for unknown', ({ counts, tokens }) => {
    const { inputTokens, outputTokens } = answered({ message: { content: 'Hi' }, ...counts });

    expect([inputTokens, outputTokens]).toStrictEqual(tokens);
  });

  it.each([
    {
      answer: { done_reason: 'length' },
      expected: { finishReason: 'length', warnings: ['The answer was cut at the token limit'] },
    },
    { answer: { done_reason: 'unload' }, expected: { finishReason: undefined, rawFinishReason: 'unload' } },
    {
      answer: { message: { content: '', tool_calls: [{ function: {} }] } },
      expected: { output: '[{"function":{}}]', finishReason: 'tool_calls' },
    },
  ])('reads $answer', ({ answer, expected }) => {
    expect(answered({ ...RECORDED, ...answer })).toMatchObject(expected);
  });

  it.each([
    { body: null, failure: 'rejected', message: 'ollama answered 200 in another form than agreed: null' },
    { body: {}, failure: 'rejected', message: 'ollama answered 200 in another form than agreed: {}' },
    {
      body: { message: { content: 7 } },
      failure: 'rejected',
      message: 'ollama answered with an empty text; what came instead: {"content":7}',
    },
    {
      body: { error: 'out of memory' },
      failure: 'transient',
      message: 'ollama answered with an error: out of memory',
    },
    {
      body: { message: { content: '' }, done_reason: 'load' },
      failure: 'transient',
      message: 'ollama answered with an empty text (load)',
    },
  ])('refuses $body as $failure', ({ body: broken, failure, message }) => {
    expect(() => answered(broken)).toThrow(
      expect.objectContaining({ name: 'ProviderError', failure, message }),
    );
  });
});
