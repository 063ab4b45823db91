import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/text/cleanText.js';

describe('cleanText', () => {
  it.each([
    { title: 'collapses white space', text: ' a\r\n\tb  c ', clean: 'a b c' },
    {
      title: 'shows escape sequences',
      text: '\u001b[31mred\u0007\u009b',
      clean: '\\u001b[31mred\\u0007\\u009b',
    },
    {
      title: 'shows what turns writing around',
      text: 'a\u202eb\u2066c\u200f',
      clean: 'a\\u202eb\\u2066c\\u200f',
    },
    { title: 'leaves all other characters', text: 'é 漢字 😀 "x"', clean: 'é 漢字 😀 "x"' },
    { title: 'leaves nothing of nothing', text: ' \n', clean: '' },
  ])('$title', ({ text, clean }) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('cuts a long text', () => {
    expect(cleanText('x'.repeat(10_000))).toBe(`${'x'.repeat(599)}…`);
  });

  it('takes keys out first, so that none is cut in half or hidden by a blank', () => {
    const redact = (text: string) => text.replaceAll('two  words', '***');

    expect(cleanText(`${'x'.repeat(595)}two  words`, redact)).toBe(`${'x'.repeat(595)}***`);
  });

  it('never lets a control character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
