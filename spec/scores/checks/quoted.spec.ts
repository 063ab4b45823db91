import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoted, quotedList } from '../../../src/scores/checks/quoted.js';

const CHARACTERS = ['a', ' ', '\n', '\r', '\u2028', '\u00A0', '🐝', 'é', '…', '\uD800'];

describe('quoted', () => {
  it('leaves a text of 60 characters whole, and cuts a longer one to 60 with its ellipsis', () => {
    expect(quoted('a'.repeat(60))).toBe(`'${'a'.repeat(60)}'`);
    expect(quoted('a'.repeat(61))).toBe(`'${'a'.repeat(59)}…'`);
  });

  it('counts a pair of surrogates as one character and cuts none in two', () => {
    expect(quoted('🐝'.repeat(60))).toBe(`'${'🐝'.repeat(60)}'`);
    expect(quoted('🐝'.repeat(61))).toBe(`'${'🐝'.repeat(59)}…'`);
    expect(quoted(`a${'🐝'.repeat(80)}`)).toBe(`'a${'🐝'.repeat(58)}…'`);
  });

  it('makes one space of line breaks, tabs and runs of blanks, and none at the ends', () => {
    expect(quoted('  one\n two\tthree \u2028 four  five ')).toBe("'one two three four five'");
  });

  it('shows any text as one line of at most 60 characters that begins as the text does', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 300 }), (text) => {
        const shown = quoted(text).slice(1, -1);
        expect([...shown].length).toBeLessThanOrEqual(60);
        expect(shown).not.toMatch(/\s{2}|[^\S ]/);
        expect(text.replace(/\s+/g, ' ').trim().startsWith(shown.replace(/…$/, '').trimEnd())).toBe(true);
      }),
    );
  });
});

describe('quotedList', () => {
  it('quotes each of several texts', () => {
    expect(quotedList(['one', 'two'])).toBe("'one', 'two'");
  });
});
