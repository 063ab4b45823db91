import { describe, expect, it } from 'vitest';
import { chatUsage } from '../../../src/providers/openai/chatUsage.js';

const XAI = {
  prompt_tokens: 37,
  completion_tokens: 1499,
  total_tokens: 4345,
  completion_tokens_details: { reasoning_tokens: 2809 },
};

describe('chatUsage', () => {
  it.each([
    { title: 'reasoning that is left out of the completion', usage: XAI, outputTokens: 4308 },
    {
      title: 'reasoning that is part of the completion',
      usage: { ...XAI, completion_tokens: 4308 },
      outputTokens: 4308,
    },
    { title: 'no sum', usage: { prompt_tokens: 37, completion_tokens: 1499 }, outputTokens: 1499 },
    { title: 'a sum that is too small', usage: { ...XAI, total_tokens: 7 }, outputTokens: 1499 },
    { title: 'a sum that is no count', usage: { ...XAI, total_tokens: '9' }, outputTokens: 1499 },
    { title: 'a sum alone', usage: { total_tokens: 7 }, outputTokens: undefined },
  ])('counts $title', ({ usage, outputTokens }) => {
    expect(chatUsage({ usage }, false).outputTokens).toBe(outputTokens);
  });

  it.each([
    { usage: { ...XAI, cost_in_usd_ticks: 953_440_000 }, reportsCost: false, costUsd: 0.095344 },
    { usage: { cost_in_usd_ticks: 0 }, reportsCost: false, costUsd: 0 },
    { usage: { cost_in_usd_ticks: -1, cost: 0.5 }, reportsCost: false, costUsd: undefined },
    { usage: { cost: 0.5 }, reportsCost: true, costUsd: 0.5 },
  ])('takes $usage to cost $costUsd', ({ usage, reportsCost, costUsd }) => {
    expect(chatUsage({ usage }, reportsCost).costUsd).toBe(costUsd);
  });

  it('reads the tariff that was used, and who thought how much', () => {
    expect(chatUsage({ usage: XAI, service_tier: 'flex' }, false)).toMatchObject({
      serviceTier: 'flex',
      reasoningTokens: 2809,
    });
    expect(chatUsage({ usage: { reasoning_tokens: 5 } }, false).reasoningTokens).toBe(5);
  });
});
