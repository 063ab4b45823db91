import { expect, it } from 'vitest';
import { roughBytes } from '../../src/queues/roughBytes.js';

it.each([
  { value: '', expected: 16 },
  { value: 'abcd', expected: 24 },
  { value: 1, expected: 16 },
  { value: null, expected: 16 },
  { value: undefined, expected: 16 },
  { value: { a: 'abcd', b: { c: 'ab' } }, expected: 16 + 24 + 16 + 20 },
  { value: ['a', 'b'], expected: 16 + 18 + 18 },
  { value: Object.assign(Object.create(null), { a: 'a' }), expected: 16 + 18 },
])('takes $value to need about $expected bytes', ({ value, expected }) => {
  expect(roughBytes(value)).toBe(expected);
});
