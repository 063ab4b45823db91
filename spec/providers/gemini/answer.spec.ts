import { describe, expect, it } from 'vitest';
import { geminiContent } from '../../../src/providers/gemini/request.js';

const adapter = geminiContent({ provider: 'gemini', baseUrl: 'http://localhost', headers: {} });
const request = { model: 'gemini-2.5-pro', prompt: 'Say hello', parameters: {}, variables: {} };
const answered = (body: unknown) => adapter.toCompletion({ status: 200, headers: {}, body }, request);

const CUT = 'The answer was cut by a content filter';

/** Recorded from the API. */
const RECORDED = {
  candidates: [
    {
      content: { parts: [{ text: 'Hello!' }], role: 'model' },
      finishReason: 'STOP',
      index: 0,
      avgLogprobs: -0.1,
    },
  ],
  usageMetadata: {
    promptTokenCount: 4,
    candidatesTokenCount: 3,
    totalTokenCount: 37,
    promptTokensDetails: [{ modality: 'TEXT', tokenCount: 4 }],
    thoughtsTokenCount: 30,
  },
  modelVersion: 'gemini-2.5-pro',
  responseId: 'x',
};
const withCandidate = (candidate: object) => ({ ...RECORDED, candidates: [candidate] });

const unknown = (word: string) =>
  `The answer ended for a reason that is not known: the provider calls it '${word}'`;

describe('geminiAnswer', () => {
  it('reads a recorded answer, thoughts counted as output', () => {
    expect(answered(RECORDED)).toMatchObject({
      output: 'Hello!',
      finishReason: 'stop',
      rawFinishReason: 'STOP',
      inputTokens: 4,
      outputTokens: 33,
      cachedTokens: 0,
      reasoningTokens: 30,
      warnings: [],
    });
  });

  it.each([
    {
      name: 'cached input',
      usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 1, cachedContentTokenCount: 8 },
      tokens: { inputTokens: 9, outputTokens: 1, cachedTokens: 8 },
    },
    {
      name: 'a count that is left out because it is 0',
      usageMetadata: { promptTokenCount: 9 },
      tokens: { inputTokens: 9, outputTokens: 0, cachedTokens: 0 },
    },
    {
      name: 'nothing at all',
      usageMetadata: undefined,
      tokens: { inputTokens: undefined, outputTokens: undefined, cachedTokens: undefined },
    },
    {
      name: 'counts that can be none',
      usageMetadata: { promptTokenCount: '9', candidatesTokenCount: -1 },
      tokens: { inputTokens: undefined, outputTokens: undefined, cachedTokens: undefined },
    },
  ])('counts $name', ({ usageMetadata, tokens }) => {
    expect(answered({ ...RECORDED, usageMetadata })).toMatchObject(tokens);
  });

  it('joins texts, and leaves thoughts out', () => {
    const parts = [{ text: 'Hm', thought: true }, { text: 'One, ' }, { inlineData: {} }, { text: 'two' }];
    expect(answered(withCandidate({ content: { parts } })).output).toBe('One, two');
  });

  it('shows function calls where there is no text', () => {
    const parts = [{ functionCall: { name: 'search', args: { q: 'x' } } }];
    expect(answered(withCandidate({ content: { parts } })).output).toBe(JSON.stringify(parts));
  });

  it.each([
    { raw: 'STOP', reason: 'stop', warnings: [] },
    { raw: 'MAX_TOKENS', reason: 'length', warnings: ['The answer was cut at the token limit'] },
    ...['SAFETY', 'RECITATION', 'LANGUAGE', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII'].map((raw) => ({
      raw,
      reason: 'content_filter',
      warnings: [CUT],
    })),
    ...['MALFORMED_FUNCTION_CALL', 'OTHER'].map((raw) => ({
      raw,
      reason: 'error',
      warnings: [`The answer was cut by an error of the provider (${raw})`],
    })),
    { raw: 'constructor', reason: undefined, warnings: [unknown('constructor')] },
    { raw: 'SOMETHING_NEW', reason: undefined, warnings: [unknown('SOMETHING_NEW')] },
    { raw: undefined, reason: undefined, warnings: [] },
  ])('takes the finish reason $raw for $reason', ({ raw, reason, warnings }) => {
    const content = { parts: [{ text: 'Hello' }] };
    const completion = answered(withCandidate({ content, ...(raw && { finishReason: raw }) }));
    expect(completion.finishReason).toBe(reason);
    expect(completion.rawFinishReason).toBe(raw);
    expect(completion.warnings).toStrictEqual(warnings);
  });

  it.each([
    {
      name: 'a blocked prompt',
      body: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata: { promptTokenCount: 4 } },
      failure: 'rejected',
      message: 'gemini blocked the prompt (PROHIBITED_CONTENT)',
    },
    {
      name: 'a blocked prompt with its reason',
      body: { promptFeedback: { blockReason: 'SAFETY', blockReasonMessage: 'Not this.' } },
      failure: 'rejected',
      message: 'gemini blocked the prompt (SAFETY): Not this.',
    },
    {
      name: 'a blocked answer',
      body: withCandidate({ finishReason: 'SAFETY', safetyRatings: [] }),
      failure: 'rejected',
      message: 'gemini answered nothing: a content filter stopped it (SAFETY)',
    },
    {
      name: 'nothing but thoughts',
      body: withCandidate({ content: { role: 'model' }, finishReason: 'MAX_TOKENS' }),
      failure: 'rejected',
      message: 'gemini used up its 33 tokens before the answer began: allow more with max_tokens',
    },
    {
      name: 'no candidate',
      body: { usageMetadata: { promptTokenCount: 4 } },
      failure: 'transient',
      message: 'gemini answered without a candidate',
    },
    {
      name: 'an error inside a 200',
      body: { error: { code: 503, message: 'The model is overloaded.', status: 'UNAVAILABLE' } },
      failure: 'transient',
      message: 'gemini answered 503 (UNAVAILABLE): The model is overloaded.',
    },
    ...[null, 'Hello', { candidates: 7 }, { status: 'up' }].map((body) => ({
      name: JSON.stringify(body),
      body,
      failure: 'rejected',
      message: `gemini answered 200 in another form than agreed: ${JSON.stringify(body)}`,
    })),
  ])('takes $name for an error', ({ body, failure, message }) => {
    expect(() => answered(body)).toThrow(
      expect.objectContaining({ name: 'ProviderError', failure, message }),
    );
  });
});
