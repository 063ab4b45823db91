import { describe, expect, it } from 'vitest';
import { grouped } from '../../src/text/grouped.js';

describe('grouped', () => {
  it('is what the locale of the United States writes', () => {
    for (const count of [0, 7, 999, 1000, 12_000, 123_456.7, 1e6, 98_765_432_109, -1234, -123_456])
      expect(grouped(count)).toBe(Math.round(count).toLocaleString('en-US'));
  });
});
