import { describe, expect, it } from 'vitest';
import { rowParameters } from '../../src/prompt/rowParameters.js';

describe('rowParameters', () => {
  it.each([
    {
      title: 'adds to the defaults',
      defaults: { temperature: 0 },
      variables: { 'param.seed': '7' },
      expected: { temperature: 0, seed: 7 },
    },
    {
      title: 'overrides them',
      defaults: { temperature: 0 },
      variables: { 'param.temperature': '0.7' },
      expected: { temperature: 0.7 },
    },
    {
      title: 'says nothing where the cell is empty',
      defaults: { seed: 1 },
      variables: { 'param.seed': '', 'param.stop': ' ' },
      expected: { seed: 1 },
    },
    {
      title: 'keeps a line break, which is what models are told to stop at',
      defaults: {},
      variables: { 'param.stop': '\n', 'param.stop_sequences': '\r\n' },
      expected: { stop: '\n', stop_sequences: '\r\n' },
    },
    {
      title: 'keeps text that is no JSON',
      defaults: {},
      variables: { 'param.effort': 'low' },
      expected: { effort: 'low' },
    },
    {
      title: 'keeps quoted numbers as text',
      defaults: {},
      variables: { 'param.user': '"123"' },
      expected: { user: '123' },
    },
    {
      title: 'is no matter of other columns',
      defaults: {},
      variables: { temperature: '1', 'params.x': '1', 'param.': '1', param: '1' },
      expected: {},
    },
    { title: 'takes names with dots', defaults: {}, variables: { 'param.a.b': '1' }, expected: { 'a.b': 1 } },
  ])('a cell $title', ({ defaults, variables, expected }) => {
    expect({ ...rowParameters(defaults, variables) }).toEqual(expected);
  });

  it('leaves the defaults alone', () => {
    const defaults = { temperature: 0 };
    rowParameters(defaults, { 'param.temperature': '1' });
    expect(defaults).toEqual({ temperature: 0 });
  });

  it('gives every row parameters of its own', () => {
    const defaults = { temperature: 0 };
    const parameters: Record<string, unknown> = rowParameters(defaults, { q: 'x' });
    delete parameters['temperature'];

    expect(defaults).toEqual({ temperature: 0 });
    expect({ ...rowParameters(defaults, { q: 'x' }) }).toEqual(defaults);
  });

  it('takes a parameter of any name', () => {
    expect(Object.entries(rowParameters({}, { 'param.__proto__': '{"a": 1}' }))).toEqual([
      ['__proto__', { a: 1 }],
    ]);
  });
});
