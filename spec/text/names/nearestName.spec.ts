import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../src/text/names/nearestName.js';

const NAMES = ['max-concurrent', 'max-retries', 'max-wait', 'timeout', 'set', 'resume'];

describe('nearestName', () => {
  it.each([
    { given: 'maxconcurrent', expected: 'max-concurrent' },
    { given: 'max-concurent', expected: 'max-concurrent' },
    { given: 'max-retires', expected: 'max-retries' },
    { given: 'timeuot', expected: 'timeout' },
    { given: 'timeouts', expected: 'timeout' },
    { given: 'sets', expected: 'set' },
    { given: 'timeout', expected: 'timeout' },
    { given: 'stet', expected: 'set' },
    { given: 'ste', expected: 'set' },
    { given: 'x', expected: undefined },
    { given: 'temperature', expected: undefined },
    { given: '', expected: undefined },
  ])("takes '$given' for $expected", ({ given, expected }) => {
    expect(nearestName(given, NAMES)).toBe(expected);
  });
});
