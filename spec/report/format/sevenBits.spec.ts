import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../src/report/format/bytesOf.js';
import { sevenBits } from '../../../src/report/format/sevenBits.js';

describe('sevenBits', () => {
  it('gives back every byte, whatever there is and however much', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(bytesOf(sevenBits(bytes))).toEqual(bytes);
      }),
    );
    const many = Uint8Array.from({ length: 100_003 }, (_, index) => (index * 7919) >>> 3);
    expect(bytesOf(sevenBits(many))).toEqual(many);
  });

  it('holds nothing that HTML changes, or that ends an element', () => {
    const all = sevenBits(Uint8Array.from({ length: 20_000 }, (_, index) => (index * 2_654_435_761) >>> 13));
    expect(new Set(all).size).toBe(128);
    expect(all).not.toMatch(/[\0\n\r<]/);
  });

  it('takes less than a fifth more than the bytes, as UTF-8', () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 2_654_435_761) >>> 13);
    expect(Buffer.byteLength(sevenBits(bytes))).toBeLessThan(bytes.length * 1.19);
  });
});
