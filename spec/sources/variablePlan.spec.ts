import { describe, expect, it } from 'vitest';
import { variablePlan } from '../../src/sources/variablePlan.js';

describe('variablePlan', () => {
  it.each([
    {
      title: 'cells under their columns',
      columns: ['a', 'b'],
      set: {},
      expected: [
        ['a', '1'],
        ['b', '2'],
      ],
    },
    {
      title: 'a set value, and the own one beside it',
      columns: ['a', 'b'],
      set: { a: 'x' },
      expected: [
        ['a', 'x'],
        ['input_a', '1'],
        ['b', '2'],
      ],
    },
    {
      title: 'a set column that is new at the end',
      columns: ['a'],
      set: { c: 'x' },
      expected: [
        ['a', '1'],
        ['c', 'x'],
      ],
    },
    {
      title: 'an own value under a name that is free',
      columns: ['a', 'input_a'],
      set: { a: 'x' },
      expected: [
        ['a', 'x'],
        ['input_input_a', '1'],
        ['input_a', '2'],
      ],
    },
    {
      title: 'a name that is set too',
      columns: ['a'],
      set: { a: 'x', input_a: 'y' },
      expected: [
        ['a', 'x'],
        ['input_input_a', '1'],
        ['input_a', 'y'],
      ],
    },
    {
      title: 'different names for the own values of columns that look alike',
      columns: ['a', 'input_a'],
      set: { a: 'x', input_a: 'y' },
      expected: [
        ['a', 'x'],
        ['input_input_a', '1'],
        ['input_a', 'y'],
        ['input_input_input_a', '2'],
      ],
    },
    {
      title: 'an empty set value',
      columns: ['a'],
      set: { a: '' },
      expected: [
        ['a', ''],
        ['input_a', '1'],
      ],
    },
  ])('gives $title', ({ columns, set, expected }) => {
    const { names, toVariables } = variablePlan(columns, set);
    expect(Object.entries(toVariables(['1', '2']))).toEqual(expected);
    expect(names).toEqual(expected.map(([name]) => name));
  });
});
