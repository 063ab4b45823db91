import { expect, it } from 'vitest';
import { lastKept } from '../../src/text/lastKept.js';

it('makes what comes several times in a row once, and nothing before it is asked for', () => {
  const made: string[] = [];
  const kept = lastKept((value: string) => {
    made.push(value);
    return `${value}!`;
  });
  expect(made).toEqual([]);
  expect(['a', 'a', 'b', '', '', 'a'].map(kept)).toEqual(['a!', 'a!', 'b!', '!', '!', 'a!']);
  expect(made).toEqual(['a', 'b', '', 'a']);
});
