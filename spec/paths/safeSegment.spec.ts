import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeSegment } from '../../src/paths/safeSegment.js';

describe('safeSegment', () => {
  it.each([
    { value: 'gpt-4o mini', expected: 'gpt-4o mini' },
    { value: '.hidden', expected: '.hidden' },
    { value: '\u00e9\u{1f600}\u540d', expected: '\u00e9\u{1f600}\u540d' },
    { value: 'a/b', expected: 'a_b' },
    { value: 'a\\b', expected: 'a_b' },
    { value: '../../x', expected: '.._.._x' },
    { value: '/etc/passwd', expected: '_etc_passwd' },
    { value: 'C:\\x', expected: 'C__x' },
    { value: 'a:b*c?d"e<f>g|h', expected: 'a_b_c_d_e_f_g_h' },
    { value: 'a\0b\nc\u007fd\u0085e\u001b[0m', expected: 'a_b_c_d_e_[0m' },
    { value: 'a\ud800b', expected: 'a_b' },
    { value: '', expected: '_' },
    { value: '.', expected: '_' },
    { value: '..', expected: '__' },
    { value: ' ', expected: '_' },
    { value: 'a.. .', expected: 'a____' },
    { value: 'CON', expected: '_CON' },
    { value: 'nul.txt', expected: '_nul.txt' },
    { value: 'Com1.tar.gz', expected: '_Com1.tar.gz' },
    { value: 'lpt\u00b9', expected: '_lpt\u00b9' },
    { value: 'aux .txt', expected: '_aux .txt' },
    { value: 'CONIN$', expected: '_CONIN$' },
    { value: 'console', expected: 'console' },
    { value: 'com10', expected: 'com10' },
  ])('makes $expected of $value', ({ value, expected }) => {
    expect(safeSegment(value)).toBe(expected);
  });

  it('cuts to 241 bytes between characters, which leaves room for an ending, and keeps long texts apart', () => {
    const long = safeSegment('\u{1f600}'.repeat(100));
    expect(long).toMatch(/^(?:\u{1f600})+-[0-9a-f]{8}$/u);
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(241);
    expect(Buffer.byteLength(long)).toBeGreaterThan(236);
    expect(safeSegment(`${'x'.repeat(5000)}a`)).not.toBe(safeSegment(`${'x'.repeat(5000)}b`));
    expect(safeSegment(`${'x'.repeat(300)}/`)).not.toBe(safeSegment(`${'x'.repeat(300)}:`));
  });

  it('keeps the extension of what it cuts', () => {
    expect(safeSegment(`${'x'.repeat(5000)}.csv`)).toMatch(/^x{228}-[0-9a-f]{8}\.csv$/);
    expect(safeSegment(`a.${'x'.repeat(5000)}`)).toMatch(/^a\.x{230}-[0-9a-f]{8}$/);
    expect(safeSegment('x'.repeat(241))).toBe('x'.repeat(241));
  });

  it('makes a good file name of anything, and leaves good ones alone', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: fc.constantFrom('.', ' ', '/', 'con', 'x', '\u00e9', '\ud800'), maxLength: 400 }),
    );
    fc.assert(
      fc.property(texts, (value) => {
        const name = safeSegment(value);
        expect(name).toMatch(/^[^/\\:*?"<>|\p{Cc}\p{Cs}]+$/u);
        expect(name).not.toMatch(/[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(241);
        expect(safeSegment(name)).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
});
