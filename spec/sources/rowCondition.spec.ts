import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { rowCondition } from '../../src/sources/rowCondition.js';

describe('rowCondition', () => {
  it.each([
    { column: 'a', value: 'x', negated: false, cells: ['x', ''], expected: true },
    { column: 'a', value: 'x', negated: false, cells: ['X', ''], expected: false },
    { column: 'a', value: 'x', negated: true, cells: ['x', ''], expected: false },
    { column: 'a', value: '', negated: false, cells: ['', ''], expected: true },
    { column: 'provider', value: 'OpenAI', negated: false, cells: ['', ' openai '], expected: true },
    { column: 'model', value: 'gpt ', negated: false, cells: ['', '', ' gpt'], expected: true },
    { column: 'model', value: 'GPT', negated: false, cells: ['', '', ' gpt'], expected: false },
    { column: 'provider', value: 'openai', negated: true, cells: ['', 'OPENAI'], expected: false },
  ])('says $expected of $cells for $column, $value, negated: $negated', ({
    cells,
    expected,
    ...condition
  }) => {
    expect(rowCondition(['a', 'provider', 'model'], [condition])(cells)).toBe(expected);
  });

  it('lets every row pass without conditions', () => {
    expect(rowCondition(['a'], [])(['x'])).toBe(true);
  });

  it('refuses an unknown column and lists the known ones', () => {
    expect(() => rowCondition(['a', 'b'], [{ column: 'c', value: '', negated: false }])).toThrow(
      new UsageError("unknown column 'c' in a condition; found: a, b"),
    );
  });
});
