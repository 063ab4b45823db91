import { expect, it } from 'vitest';
import { withCommas } from '../../src/text/withCommas.js';

it.each([
  { digits: '0', shown: '0' },
  { digits: '999', shown: '999' },
  { digits: '1000', shown: '1,000' },
  { digits: '-123456', shown: '-123,456' },
  { digits: '1234567.8912', shown: '1,234,567.8912' },
  { digits: '1e+21', shown: '1e+21' },
  { digits: 'Infinity', shown: 'Infinity' },
])('groups $digits as $shown', ({ digits, shown }) => {
  expect(withCommas(digits)).toBe(shown);
});
