import { expect, it } from 'vitest';
import { headerDifference } from '../../../src/sinks/resume/headerDifference.js';

it.each([
  { found: 'a,b', wanted: 'a,b', difference: undefined },
  { found: 'a', wanted: 'a,b,c', difference: "it lacks 'b', 'c'" },
  { found: 'a,b,c', wanted: 'a', difference: "it has in addition 'b', 'c'" },
  { found: 'a,B', wanted: 'a,b', difference: "it lacks 'b'; it has in addition 'B'" },
  { found: 'b,a', wanted: 'a,b', difference: undefined },
  { found: 'a,b,a', wanted: 'a,b', difference: "it has columns twice: 'a'" },
])('says of $found, where $wanted is wanted: $difference', ({ found, wanted, difference }) => {
  expect(headerDifference(found.split(','), wanted.split(','))).toBe(difference);
});
