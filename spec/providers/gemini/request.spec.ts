import { describe, expect, it } from 'vitest';
import { geminiContent } from '../../../src/providers/gemini/request.js';

const baseUrl = 'https://generativelanguage.googleapis.com';
const headers = { 'x-goog-api-key': 'AIza' };
const adapter = geminiContent({ provider: 'gemini', baseUrl, headers });
const request = {
  model: 'gemini-2.5-pro',
  prompt: 'Say hello',
  parameters: {},
  variables: { secret: 'cell' },
};

describe('geminiContent', () => {
  const contents = [{ role: 'user', parts: [{ text: 'Say hello' }] }];

  it('asks for content, with nothing of the row but model and prompt', () => {
    expect(adapter.toCall(request)).toStrictEqual({
      method: 'POST',
      url: 'https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:generateContent',
      headers,
      body: { contents },
    });
  });

  it.each([
    { model: 'models/gemini-2.5-pro', path: 'models/gemini-2.5-pro' },
    { model: 'tunedModels/mine-1', path: 'tunedModels/mine-1' },
    { model: '../../v1/x?key=1#', path: 'models/..%2F..%2Fv1%2Fx%3Fkey%3D1%23' },
  ])('asks the model $model at $path', ({ model, path }) => {
    expect(adapter.toCall({ ...request, model }).url).toBe(`${baseUrl}/v1beta/${path}:generateContent`);
  });

  it.each([
    {
      asked: 'a system message',
      request: { system: 'Be kind' },
      sent: { systemInstruction: { parts: [{ text: 'Be kind' }] } },
    },
    {
      asked: 'common parameters',
      request: { parameters: { temperature: 0, max_tokens: 5, top_p: 0.5, top_k: 3, seed: 7, stop: 'END' } },
      sent: {
        generationConfig: {
          temperature: 0,
          maxOutputTokens: 5,
          topP: 0.5,
          topK: 3,
          seed: 7,
          stopSequences: ['END'],
        },
      },
    },
    {
      asked: 'penalties',
      request: { parameters: { presence_penalty: 1, frequency_penalty: 2 } },
      sent: { generationConfig: { presencePenalty: 1, frequencyPenalty: 2 } },
    },
    {
      asked: 'parameters by the names of the API',
      request: { parameters: { maxOutputTokens: 5, topP: 0.5, responseMimeType: 'application/json' } },
      sent: { generationConfig: { maxOutputTokens: 5, topP: 0.5, responseMimeType: 'application/json' } },
    },
    {
      asked: 'thinking',
      request: { parameters: { thinkingConfig: { thinkingBudget: 0 } } },
      sent: { generationConfig: { thinkingConfig: { thinkingBudget: 0 } } },
    },
    {
      asked: 'an effort',
      request: { parameters: { reasoning_effort: 'low' } },
      sent: { generationConfig: { thinkingConfig: { thinkingBudget: 1024 } } },
    },
    {
      asked: 'safety settings',
      request: { parameters: { safetySettings: [{ category: 'x', threshold: 'OFF' }] } },
      sent: { safetySettings: [{ category: 'x', threshold: 'OFF' }] },
    },
    {
      asked: 'what the API does not know',
      request: { parameters: { logit_bias: {}, candidateCount: 4 } },
      sent: {},
    },
    {
      asked: 'another prompt by parameter',
      request: { parameters: { contents: [], systemInstruction: {} } },
      sent: {},
    },
  ])('puts $asked where the API wants it', ({ request: asked, sent }) => {
    expect(adapter.toCall({ ...request, ...asked }).body).toStrictEqual({ contents, ...sent });
  });

  it('warns of parameters that it left out', () => {
    const body = { candidates: [{ content: { parts: [{ text: 'Hello' }] } }] };
    const asked = { ...request, parameters: { candidateCount: 4, temperature: 0 } };
    expect(adapter.toCompletion({ status: 200, headers: {}, body }, asked).warnings).toStrictEqual([
      "Parameter 'candidateCount' was left out: a row has one answer; --repeat asks more often",
    ]);
  });
});
