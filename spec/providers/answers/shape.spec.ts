import { describe, expect, it } from 'vitest';
import { shape } from '../../../src/providers/answers/shape.js';

const named = shape((v) => v.object({ name: v.string(), age: v.optional(v.number()) }));

describe('shape', () => {
  it('returns what it names', () => {
    expect(named({ name: 'Ada', other: 1 })).toStrictEqual({ name: 'Ada' });
  });

  it.each([null, undefined, 'x', [], {}, { name: 1 }, { name: 'Ada', age: '7' }])('refuses %j', (value) => {
    expect(named(value)).toBeUndefined();
  });
});
