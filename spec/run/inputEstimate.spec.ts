import { estimateTokenCount } from 'tokenx';
import { describe, expect, it } from 'vitest';
import { InputEstimate } from '../../src/run/inputEstimate.js';

const TEXT = Array.from(
  { length: 200 },
  (_, n) => `Sentence ${n} says that it rains in Zürich, again.\n`,
).join('');

describe('InputEstimate', () => {
  it('counts the system message and the prompt, by tokenx', () => {
    const input = new InputEstimate({ prompt: 'Tell me about bees', system: 'You are brief. ' });
    expect(input.tokens).toBe(estimateTokenCount('You are brief. Tell me about bees'));
    expect(input.characters).toBe(33);
  });

  it('tells other scripts from English, which a count of characters does not', () => {
    expect(new InputEstimate({ prompt: '请用中文介绍一下蜜蜂的生活' }).tokens).toBeGreaterThan(9);
  });

  it('is within 2 % of it where a long text is counted in slices', () => {
    const whole = estimateTokenCount(TEXT);
    const { tokens } = new InputEstimate({ prompt: TEXT });
    expect(Math.abs(tokens / whole - 1)).toBeLessThan(0.02);
  });
});
