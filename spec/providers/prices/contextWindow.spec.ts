import { expect, it } from 'vitest';
import { contextWindowOf } from '../../../src/providers/prices/contextWindow.js';

it.each([
  { provider: 'openai', model: 'gpt-4o', tokens: 128_000 },
  { provider: 'anthropic', model: 'claude-opus-4-1-20250805', tokens: 200_000 },
  { provider: 'groq', model: 'qwen/qwen3-32b', tokens: 131_072 },
  { provider: 'openai', model: 'gpt-99', tokens: undefined },
  { provider: 'azure', model: 'gpt-4o', tokens: undefined },
])('takes the window of $model of $provider from the list', ({ provider, model, tokens }) => {
  expect(contextWindowOf(provider, model)).toBe(tokens);
});
