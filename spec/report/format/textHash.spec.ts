import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textHash } from '../../../src/report/format/textHash.js';

describe('textHash', () => {
  it('is a whole number that JSON keeps, equal for equal texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const hash = textHash(text);
        expect(Number.isSafeInteger(hash)).toBe(true);
        expect(textHash(`${text}`)).toBe(hash);
      }),
    );
  });

  it('tells a hundred thousand texts apart that differ in little', () => {
    const hashes = new Set(Array.from({ length: 100_000 }, (_, index) => textHash(`question ${index}`)));
    expect(hashes.size).toBe(100_000);
  });
});
