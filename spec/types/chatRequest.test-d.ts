import type OpenAI from 'openai';
import { describe, expectTypeOf, it } from 'vitest';
import type { FilePart } from '../../src/providers/openai/chatContent.js';
import { type ChatRequest, chatRequest } from '../../src/providers/openai/chatRequest.js';

type OpenAiRequest = OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;

describe('chatRequest', () => {
  it('asks in a form that the openai package accepts', () => {
    expectTypeOf<ChatRequest>().toExtend<OpenAiRequest>();
    expectTypeOf(chatRequest<FilePart>).returns.toExtend<OpenAiRequest>();
  });

  it('leaves room for the parameters of the openai package', () => {
    expectTypeOf<
      ChatRequest & { temperature: number; max_completion_tokens: number }
    >().toExtend<OpenAiRequest>();
  });
});
