import { describe, expect, it } from 'vitest';
import { namesModel } from '../../../src/providers/prices/namesModel.js';

describe('namesModel', () => {
  it.each([
    { rule: { equals: 'gpt-4o' }, model: 'gpt-4o' },
    { rule: { equals: 'Qwen/Qwen1.5-7B' }, model: 'qwen/qwen1.5-7b' },
    { rule: { or: [{ equals: 'a' }, { equals: 'gpt-4o-2024-08-06' }] }, model: 'gpt-4o-2024-08-06' },
    { rule: { starts_with: 'claude-opus-4-1' }, model: 'claude-opus-4-1' },
    { rule: { starts_with: 'claude-opus-4-1' }, model: 'claude-opus-4-1-20250805' },
    { rule: { starts_with: 'claude-3-5-haiku' }, model: 'claude-3-5-haiku-latest' },
    { rule: { starts_with: 'claude-sonnet-4-2025' }, model: 'claude-sonnet-4-20250514' },
    { rule: { starts_with: 'gpt-5-nano-' }, model: 'gpt-5-nano-2025-08-07' },
    { rule: { contains: 'gemini-1.5-flash' }, model: 'gemini-1.5-flash' },
    { rule: { ends_with: 'gemini-2.0-flash' }, model: 'gemini-2.0-flash' },
    { rule: { regex: '^gpt-6-sol-\\d{4}-\\d{2}-\\d{2}$' }, model: 'gpt-6-sol-2026-09-01' },
    { rule: { and: [{ starts_with: 'gemini-2.5-pro' }, { regex: '^(?!.*-tts)' }] }, model: 'gemini-2.5-pro' },
  ])('takes $model for the model of $rule', ({ rule, model }) => {
    expect(namesModel(rule, model)).toBe(true);
  });

  it.each([
    { rule: { equals: 'gpt-4o' }, model: 'gpt-4o-mini' },
    { rule: { starts_with: 'gemini-3.6-flash' }, model: 'gemini-3.6-flash-lite' },
    { rule: { starts_with: 'gpt-5-nano-' }, model: 'gpt-5-nano-turbo' },
    { rule: { contains: 'gemini-1.5-flash' }, model: 'gemini-1.5-flash-8b' },
    { rule: { contains: 'moderation' }, model: 'text-moderation-x' },
    { rule: { contains: 'o4-mini' }, model: 'my-o4-mini' },
    { rule: { ends_with: 'gemini-2.0-flash' }, model: 'tuned-gemini-2.0-flash' },
    { rule: { regex: 'gpt' }, model: 'my-gpt' },
    { rule: { regex: '^gpt-6-sol-\\d{4}$' }, model: 'gpt-6-sol-mini' },
    {
      rule: { and: [{ starts_with: 'gemini-2.5-pro' }, { regex: '^(?!.*-tts)' }] },
      model: 'gemini-2.5-pro-x',
    },
  ])('does not take $model for the model of $rule', ({ rule, model }) => {
    expect(namesModel(rule, model)).toBe(false);
  });
});
