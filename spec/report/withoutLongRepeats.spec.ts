import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withLongRepeats } from '../../src/report/format/withLongRepeats.js';
import { withoutLongRepeats } from '../../src/report/withoutLongRepeats.js';

/** Comparing millions of numbers one by one takes seconds. */
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Bytes without any repeat to speak of. */
function noise(length: number, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >>> 24;
  });
}

describe('withoutLongRepeats', () => {
  it('gives back every byte, whatever repeats in them', () => {
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc.nat(3).map((seed) => noise(20 + 30 * seed, seed)),
      fc.tuple(fc.nat(255), fc.nat(300)).map(([byte, length]) => new Uint8Array(length).fill(byte)),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const bytes = new Uint8Array(Buffer.concat(parts));
        expect(hex(withLongRepeats(withoutLongRepeats(bytes)))).toBe(hex(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out what stood there a megabyte before', () => {
    const document = noise(5000, 2);
    const bytes = new Uint8Array(Buffer.concat([document, noise(1_000_000, 3), document]));
    const packed = withoutLongRepeats(bytes);
    expect(packed.length).toBeLessThan(1_005_020);
    expect(hex(withLongRepeats(packed))).toBe(hex(bytes));
  });

  it('finds what repeats, wherever it stands', () => {
    for (let shift = 0; shift < 16; shift += 1) {
      const repeated = noise(100, 5);
      const bytes = Buffer.concat([noise(shift, 6), repeated, noise(100, 7), repeated, noise(50, 8)]);
      expect(withoutLongRepeats(bytes).length).toBeLessThan(bytes.length - 90);
    }
  });

  it('follows what repeats itself at once', () => {
    const wave = noise(300, 9);
    const bytes = new Uint8Array(Buffer.concat(Array.from({ length: 3000 }, () => wave)));
    const packed = withoutLongRepeats(bytes);
    expect(packed.length).toBeLessThan(320);
    expect(hex(withLongRepeats(packed))).toBe(hex(bytes));
  });

  it('adds one byte to what does not repeat', () => {
    for (const bytes of [new Uint8Array(), Buffer.from('short'), noise(100_000)])
      expect(hex(withoutLongRepeats(bytes))).toBe(`00${hex(bytes)}`);
  });
});
