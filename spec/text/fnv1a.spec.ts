import { describe, expect, it } from 'vitest';
import { fnv1a } from '../../src/text/fnv1a.js';

describe('fnv1a', () => {
  // The vectors of the authors: http://www.isthe.com/chongo/src/fnv/test_fnv.c
  it.each([
    { text: '', hash: 0x811c9dc5 },
    { text: 'a', hash: 0xe40c292c },
    { text: 'foobar', hash: 0xbf9cf968 },
  ])('hashes $text as its authors do', ({ text, hash }) => {
    expect(fnv1a(text)).toBe(hash);
  });
});
