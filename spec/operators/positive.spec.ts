import { describe, expect, it } from 'vitest';
import { positive } from '../../src/operators/positive.js';

describe('positive', () => {
  it.each([Number.MIN_VALUE, 1, Number.POSITIVE_INFINITY])('returns %s as it is', (value) => {
    expect(positive('permits', value)).toBe(value);
  });

  it.each([0, -1, Number.NaN])('throws a RangeError that names %s', (value) => {
    expect(() => positive('permits', value)).toThrow(
      new RangeError(`permits must be positive, got ${value}`),
    );
  });
});
