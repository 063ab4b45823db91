import { describe, expect, it } from 'vitest';
import { checkWindow } from '../../../src/run/row/checkWindow.js';

describe('checkWindow', () => {
  it.each([
    { estimate: 0, window: 8000 },
    { estimate: 6400, window: 8000 },
    { estimate: 1e9, window: undefined },
  ])('lets $estimate tokens into a window of $window', ({ estimate, window }) => {
    expect(checkWindow(estimate, window)).toStrictEqual({ verdict: 'fits' });
  });

  it.each([
    {
      estimate: 6401,
      message: "The input is about 6,401 tokens, 80 % of the model's context window of 8,000",
    },
    {
      estimate: 16_000,
      message: "The input is about 16,000 tokens, 200 % of the model's context window of 8,000",
    },
  ])('warns of $estimate tokens in a window of 8000, and leaves it to the server', ({
    estimate,
    message,
  }) => {
    expect(checkWindow(estimate, 8000)).toStrictEqual({ verdict: 'tight', message });
  });

  it('refuses what does not fit even at 8 characters a token', () => {
    expect(checkWindow(16_000.25, 8000)).toStrictEqual({
      verdict: 'too-long',
      message: "The input is about 16,001 tokens, far beyond the model's context window of 8,000: not sent",
    });
  });
});
