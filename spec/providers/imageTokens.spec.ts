import { describe, expect, it } from 'vitest';
import { anthropicImageTokens } from '../../src/providers/anthropic/imageTokens.js';
import { geminiImageTokens } from '../../src/providers/gemini/imageTokens.js';
import { openAiImageTokens } from '../../src/providers/openai/imageTokens.js';

const COUNT = {
  openai: openAiImageTokens,
  anthropic: anthropicImageTokens,
  gemini: geminiImageTokens,
};

describe('the tokens of an image', () => {
  it.each<{
    provider: keyof typeof COUNT;
    model: string;
    size: readonly [number, number];
    tokens: number | undefined;
  }>([
    // The examples of the guide
    { provider: 'openai', model: 'gpt-4o', size: [1024, 1024], tokens: 765 },
    { provider: 'openai', model: 'gpt-4o-2024-08-06', size: [2048, 4096], tokens: 1105 },
    { provider: 'openai', model: 'gpt-4o', size: [512, 512], tokens: 255 },
    { provider: 'openai', model: 'gpt-4o-mini', size: [1024, 1024], tokens: 2833 + 4 * 5667 },
    { provider: 'openai', model: 'gpt-4.1-mini', size: [1024, 1024], tokens: Math.ceil(1024 * 1.62) },
    { provider: 'openai', model: 'o4-mini-2025-04-16', size: [1800, 2400], tokens: Math.ceil(1452 * 1.72) },
    { provider: 'openai', model: 'gpt-9', size: [10, 10], tokens: undefined },
    { provider: 'openai', model: 'toString', size: [10, 10], tokens: undefined },
    { provider: 'anthropic', model: 'claude-opus-9', size: [280, 281], tokens: 10 * 11 },
    { provider: 'anthropic', model: 'claude-sonnet-4-5-20250929', size: [1092, 1092], tokens: 39 * 39 },
    { provider: 'anthropic', model: 'claude-3-5-haiku-20241022', size: [4000, 3000], tokens: 1568 },
    { provider: 'anthropic', model: 'claude-opus-4-6', size: [3136, 28], tokens: 56 },
    { provider: 'anthropic', model: 'claude-opus-4-7', size: [4000, 3000], tokens: undefined },
    { provider: 'gemini', model: 'gemini-2.0-flash', size: [384, 384], tokens: 258 },
    { provider: 'gemini', model: 'models/gemini-2.5-flash', size: [960, 540], tokens: 6 * 258 },
    { provider: 'gemini', model: 'gemini-2.5-pro', size: [2000, 1], tokens: 2000 * 258 },
    { provider: 'gemini', model: 'gemini-3-pro-preview', size: [4000, 3000], tokens: 1120 },
    { provider: 'gemini', model: 'gemma-3', size: [10, 10], tokens: undefined },
  ])('of $size are $tokens with $model', ({ provider, model, size: [width, height], tokens }) => {
    expect(COUNT[provider]({ width, height, model })).toBe(tokens);
  });
});
