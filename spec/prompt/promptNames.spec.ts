import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { promptNames } from '../../src/prompt/promptNames.js';

describe('promptNames', () => {
  it.each([
    { paths: ['short.txt', 'p/long.txt'], names: ['short.txt', 'long.txt'] },
    { paths: ['a/p.txt', 'b/p.txt', 'other.txt'], names: ['a/p.txt', 'b/p.txt', 'other.txt'] },
    { paths: ['x/a/p.txt', 'y/a/p.txt'], names: ['x/a/p.txt', 'y/a/p.txt'] },
    { paths: ['p.txt', 'a/p.txt'], names: ['p.txt', 'a/p.txt'] },
    { paths: ['./a\\p.txt', '/b/p.txt'], names: ['a/p.txt', 'b/p.txt'] },
    { paths: ['{{style}}.txt', '-'], names: ['{{style}}.txt', '-'] },
  ])('tells $paths apart by as little as it takes', ({ paths, names }) => {
    expect(promptNames(paths)).toEqual(names);
  });

  it('refuses a file that is given twice', () => {
    expect(() => promptNames(['a.txt', './a.txt'])).toThrow(UsageError);
  });
});
