import { describe, expect, it } from 'vitest';
import { median } from '../../bench/statistics.mjs';

describe('median', () => {
  it.each([
    { values: [3, 1, 20], middle: 3 },
    { values: [4, 1, 2, 3], middle: 2.5 },
    { values: [10, 9], middle: 9.5 },
    { values: [], middle: Number.NaN },
  ])('of $values is $middle', ({ values, middle }) => {
    expect(median(values)).toBe(middle);
  });
});
