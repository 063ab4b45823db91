import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseParameter } from '../../src/prompt/parseParameter.js';

describe('parseParameter', () => {
  it.each([
    { text: '0.5', expected: 0.5 },
    { text: ' 7 ', expected: 7 },
    { text: '-1e-3', expected: -0.001 },
    { text: 'true', expected: true },
    { text: 'null', expected: null },
    { text: '"123"', expected: '123' },
    { text: '["a", 1]', expected: ['a', 1] },
    { text: '{"type": "json_object"}', expected: { type: 'json_object' } },
    { text: 'low', expected: 'low' },
    { text: '', expected: '' },
    { text: 'NaN', expected: 'NaN' },
    { text: 'Infinity', expected: 'Infinity' },
    { text: '0x10', expected: '0x10' },
    { text: '007', expected: '007' },
    { text: "['a']", expected: "['a']" },
    { text: '9007199254740991', expected: 9007199254740991 },
    { text: '12345678901234567890', expected: '12345678901234567890' },
    { text: '1e999', expected: '1e999' },
    { text: '[1, 12345678901234567890]', expected: '[1, 12345678901234567890]' },
    { text: '{"a": {"b": -1e999}}', expected: '{"a": {"b": -1e999}}' },
  ])('reads $text', ({ text, expected }) => {
    expect(parseParameter(text)).toEqual(expected);
  });

  it('keeps what is nested too deeply as text', () => {
    const text = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(parseParameter(text) === text).toBe(true);
  });

  it('gives back any JSON value that numbers can hold', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ noUnicodeString: false, depthSize: 'small' }).map((value) => JSON.stringify(value)),
        (text) => {
          const parsed = parseParameter(text);
          expect(typeof parsed === 'string' && parsed === text ? text : JSON.stringify(parsed)).toBe(text);
        },
      ),
    );
  });
});
