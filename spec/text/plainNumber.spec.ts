import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainNumber } from '../../src/text/plainNumber.js';

describe('plainNumber', () => {
  it.each([
    { value: 0, text: '0' },
    { value: 1234.5, text: '1234.5' },
    { value: 0.000123, text: '0.000123' },
    { value: 1e-7, text: '0.0000001' },
    { value: 1.5e-7, text: '0.00000015' },
    { value: 1.234567890123456e-15, text: '0.000000000000001234567890123456' },
    { value: -2.5e-9, text: '-0.0000000025' },
    { value: 1e-30, text: '0.000000000000000000000000000001' },
    { value: 1e-31, text: '1e-31' },
    { value: 1e-120, text: '1e-120' },
    { value: 5e-324, text: '5e-324' },
    { value: 1e21, text: '1000000000000000000000' },
    { value: -1.5e21, text: '-1500000000000000000000' },
    { value: 1.7976931348623157e308, text: '1.7976931348623157e+308' },
  ])('writes $value as "$text"', ({ value, text }) => {
    expect(plainNumber(value)).toBe(text);
  });

  it('writes every number so that it reads back to its last digit', () => {
    const numbers = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((value) => !Object.is(value, -0));
    fc.assert(
      fc.property(numbers, (value) => {
        expect(Number(plainNumber(value))).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });
});
