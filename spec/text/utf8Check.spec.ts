import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invalidUtf8At } from '../../src/text/invalidUtf8At.js';
import { utf8Check } from '../../src/text/utf8Check.js';

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
