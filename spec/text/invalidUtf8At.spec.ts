import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invalidUtf8At } from '../../src/text/invalidUtf8At.js';

describe('invalidUtf8At', () => {
  it.each([
    { title: 'a byte that never occurs', bytes: [0x61, 0xff], expected: 1 },
    { title: 'a continuation byte on its own', bytes: [0x80], expected: 0 },
    { title: 'a character that is cut off', bytes: [0x61, 0xe2, 0x82], expected: 1 },
    { title: 'an overlong form', bytes: [0xc0, 0xaf], expected: 0 },
    { title: 'a surrogate', bytes: [0x61, 0xed, 0xa0, 0x80], expected: 1 },
    {
      title: 'a bad byte behind a real U+FFFD',
      bytes: [0xef, 0xbf, 0xbd, 0xef, 0xbf, 0xbd, 0xff],
      expected: 6,
    },
    { title: 'a bad byte behind a BOM', bytes: [0xef, 0xbb, 0xbf, 0xff], expected: 3 },
  ])('finds $title', ({ bytes, expected }) => {
    expect(invalidUtf8At(Uint8Array.from(bytes))).toBe(expected);
  });

  it('finds nothing in any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(invalidUtf8At(Buffer.from(text))).toBeUndefined();
      }),
    );
  });

  it('finds the first bad byte behind any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), (text, rest) => {
        const start = Buffer.from(text);
        expect(invalidUtf8At(Buffer.concat([start, Buffer.from([0xff]), rest]))).toBe(start.length);
      }),
    );
  });
});
