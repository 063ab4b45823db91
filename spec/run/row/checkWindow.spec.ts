import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputEstimate } from '../../../src/run/inputEstimate.js';
import { checkWindow } from '../../../src/run/row/checkWindow.js';

const attached = { tokens: 0, uncounted: 0 };

describe('checkWindow', () => {
  it.each([
    { tokens: 0, characters: 0, window: 8000 },
    { tokens: 6400, characters: 25_000, window: 8000 },
    { tokens: 1e9, characters: 4e9, window: undefined },
  ])('lets $tokens tokens into a window of $window', ({ tokens, characters, window }) => {
    expect(checkWindow({ tokens, characters, attached }, window)).toStrictEqual({ verdict: 'fits' });
  });

  it.each([
    {
      tokens: 6401,
      message: "The input is about 6,401 tokens, 80 % of the model's context window of 8,000",
    },
    {
      tokens: 16_000,
      message: "The input is about 16,000 tokens, 200 % of the model's context window of 8,000",
    },
  ])('warns of $tokens tokens in a window of 8000, and leaves it to the server', ({ tokens, message }) => {
    expect(checkWindow({ tokens, characters: 64_000, attached }, 8000)).toStrictEqual({
      verdict: 'tight',
      message,
    });
  });

  it('refuses what does not fit even at 8 characters a token', () => {
    expect(checkWindow({ tokens: 12_000, characters: 64_001, attached }, 8000)).toStrictEqual({
      verdict: 'too-long',
      message: "The input is about 12,000 tokens, far beyond the model's context window of 8,000: not sent",
    });
  });

  it('estimates nothing where an input is short beside the window', () => {
    const input = {
      characters: 3200,
      attached,
      get tokens(): number {
        throw new Error('estimated');
      },
    };
    expect(checkWindow(input, 8000)).toStrictEqual({ verdict: 'fits' });
  });

  it('counts the images that go along with a text that is short', () => {
    const input = { tokens: 7050, characters: 200, attached: { tokens: 7000, uncounted: 0 } };
    expect(checkWindow(input, 8000)).toMatchObject({
      verdict: 'tight',
      message: expect.stringContaining('about 7,050 tokens'),
    });
  });

  it('judges every text by its estimate, as if it always looked', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', ' ', '!', '\n', '☀', '文', '😀', 'é', '7'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 60 }), (prompt, window) => {
        const input = new InputEstimate({ prompt });
        const { verdict } = checkWindow(input, window);
        const tight = input.tokens > window * 0.8;
        expect(verdict).toBe(prompt.length > window * 8 ? 'too-long' : tight ? 'tight' : 'fits');
      }),
    );
  });
});
