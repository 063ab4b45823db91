import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, invalidUtf8At, utf8Check } from '../../src/text/utf8.js';

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

describe('decodeText', () => {
  it('reads UTF-8 and removes one BOM at the start', () => {
    expect(decodeText(Buffer.from('\u00e9\u{1f600}\r\n'))).toBe('\u00e9\u{1f600}\r\n');
    expect(decodeText(Buffer.from('\uFEFFa\uFEFF'))).toBe('a\uFEFF');
    expect(decodeText(Buffer.alloc(0))).toBe('');
  });

  it('names the first byte that is not UTF-8', () => {
    expect(() => decodeText(Buffer.from('ab\xff', 'latin1'))).toThrow(
      new RangeError('it is not UTF-8 at byte 2'),
    );
  });

  it('names UTF-16 for what it is, in either order', () => {
    const text = Buffer.from('KEY=\u00e9', 'utf16le');
    const problem = new RangeError('it looks like UTF-16 without a byte order mark: save it as UTF-8');

    expect(() => decodeText(text)).toThrow(problem);
    expect(() => decodeText(Buffer.from(text).swap16())).toThrow(problem);
    expect(decodeText(Buffer.from('\uFEFFKEY=\u00e9', 'utf16le'))).toBe('KEY=\u00e9');
    expect(decodeText(Buffer.from('a'))).toBe('a');
  });
});

function check(chunks: readonly Uint8Array[]): number | undefined {
  const utf8 = utf8Check();
  for (const chunk of chunks) {
    const invalidAt = utf8.write(chunk);
    if (invalidAt !== undefined) return invalidAt;
  }
  return utf8.end();
}

describe('utf8Check', () => {
  it('accepts characters that chunks cut apart', () => {
    const bytes = Buffer.from('a\u00e9\u20ac\u{1f600}z');
    expect(check([...bytes].map((byte) => Uint8Array.of(byte)))).toBeUndefined();
  });

  it('counts the offset over all chunks', () => {
    expect(check([Buffer.from('abc'), Buffer.from('de\u00e9'), Uint8Array.of(0x66, 0xff)])).toBe(8);
  });

  it('names the start of a character whose rest never comes', () => {
    expect(check([Buffer.from('ab'), Uint8Array.of(0xe2, 0x82)])).toBe(2);
  });

  it('names the start of a character that the next chunk does not continue', () => {
    expect(check([Uint8Array.of(0x61, 0xe2, 0x82), Buffer.from('x')])).toBe(1);
  });

  it('says the same for any bytes, however they are cut', () => {
    const nearlyUtf8 = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
        fc.uint8Array({ maxLength: 3 }),
      ),
    );
    fc.assert(
      fc.property(nearlyUtf8, (chunks) => {
        expect(check(chunks)).toBe(invalidUtf8At(Buffer.concat(chunks)));
      }),
      { numRuns: 1000 },
    );
  });
});
