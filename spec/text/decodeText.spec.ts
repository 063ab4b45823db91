import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/text/decodeText.js';

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
});
