import { describe, expect, it } from 'vitest';
import { isTemplatedPath } from '../../src/paths/isTemplatedPath.js';

describe('isTemplatedPath', () => {
  it.each([
    { path: 'out/{{x}}.csv', expected: true },
    { path: 'out/x.csv', expected: false },
    { path: 'out/\\{{x}}.csv', expected: false },
  ])('says $expected of $path', ({ path, expected }) => {
    expect(isTemplatedPath(path)).toBe(expected);
  });
});
