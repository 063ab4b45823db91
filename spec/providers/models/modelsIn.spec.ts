import { describe, expect, it } from 'vitest';
import { modelsIn } from '../../../src/providers/models/modelsIn.js';

describe('modelsIn', () => {
  it.each([
    {
      of: 'OpenAI',
      body: { object: 'list', data: [{ id: 'a', object: 'model' }] },
      contextWindow: undefined,
    },
    { of: 'OpenRouter', body: { data: [{ id: 'a', context_length: 8 }] }, contextWindow: 8 },
    { of: 'Groq', body: { data: [{ id: 'a', context_window: 8 }] }, contextWindow: 8 },
    { of: 'vLLM', body: { data: [{ id: 'a', max_model_len: 8 }] }, contextWindow: 8 },
    { of: 'Mistral', body: { data: [{ id: 'a', max_context_length: 8 }] }, contextWindow: 8 },
    { of: 'Together', body: [{ id: 'a', context_length: 8 }], contextWindow: 8 },
    { of: 'somebody who counts wrong', body: [{ id: 'a', context_length: '8' }], contextWindow: undefined },
  ])('reads the list of $of', ({ body, contextWindow }) => {
    expect(modelsIn(body)).toStrictEqual([{ id: 'a', contextWindow }]);
  });

  it.each([
    null,
    {},
    { data: null },
    { data: [null, {}, { id: 7 }, { id: '' }] },
    'x',
  ])('finds none in %j', (body) => {
    expect(modelsIn(body)).toStrictEqual([]);
  });
});
