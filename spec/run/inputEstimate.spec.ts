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

  it('adds what the images that go along count as', () => {
    const input = new InputEstimate({ prompt: 'Tell me about bees' }, { tokens: 1000, uncounted: 0 });
    expect([input.textTokens, input.tokens]).toEqual([4, 1004]);
  });

  it('looks at eight parts of a long text, from its beginning to its end, and at nothing between', () => {
    const blanks = ' '.repeat(80_000);
    const part = '蜜'.repeat(500);
    const tokensAt = (place: number) =>
      new InputEstimate({ prompt: blanks.slice(0, place) + part + blanks.slice(place + part.length) }).tokens;
    const seen = 20 * estimateTokenCount(part);
    expect([0, 5000, 79_500].map(tokensAt)).toEqual([seen, 0, seen]);
  });

  it('is within 2 % of it where a long text is counted in slices', () => {
    const whole = estimateTokenCount(TEXT);
    const { tokens } = new InputEstimate({ prompt: TEXT });
    expect(Math.abs(tokens / whole - 1)).toBeLessThan(0.02);
  });
});
