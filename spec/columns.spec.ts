import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputName, RESULT_FIELDS, resultColumns } from '../src/columns.js';

const headersOf = (names: readonly string[], options?: { repeat?: boolean }) =>
  resultColumns(names, options).variables.map(({ header }) => header);

describe('resultColumns', () => {
  it('keeps variables in their order, without provider and model', () => {
    expect(resultColumns(['b', 'model', 'a', 'provider'])).toEqual({
      variables: [
        { name: 'b', header: 'b' },
        { name: 'a', header: 'a' },
      ],
      repeat: false,
    });
  });

  it('writes a variable named like a result column as input_NAME', () => {
    expect(headersOf(['q', ...RESULT_FIELDS])).toEqual([
      'q',
      ...RESULT_FIELDS.map((name) => `input_${name}`),
    ]);
  });

  it('prefixes again until no other column has that name', () => {
    expect(headersOf(['input_output', 'output', 'input_input_output'])).toEqual([
      'input_output',
      'input_input_input_output',
      'input_input_output',
    ]);
  });

  it('lets a variable be called repeat unless the results have such a column', () => {
    expect(headersOf(['repeat'])).toEqual(['repeat']);
    expect(headersOf(['repeat'], { repeat: true })).toEqual(['input_repeat']);
    expect(resultColumns([], { repeat: true }).repeat).toBe(true);
  });

  it('gives every column its own header, whatever the input is called', () => {
    const name = fc.tuple(fc.nat({ max: 3 }), fc.constantFrom('a', 'repeat', 'provider', ...RESULT_FIELDS));
    const names = fc.uniqueArray(name.map(([prefixes, base]) => 'input_'.repeat(prefixes) + base));
    fc.assert(
      fc.property(names, fc.boolean(), (input, repeat) => {
        const headers = [
          'provider',
          'model',
          ...headersOf(input, { repeat }),
          ...(repeat ? ['repeat'] : []),
          ...RESULT_FIELDS,
        ];
        expect(new Set(headers).size).toBe(headers.length);
      }),
    );
  });
});

describe('inputName', () => {
  it('prefixes a name until it is free', () => {
    expect(inputName('a', new Set())).toBe('input_a');
    expect(inputName('a', new Set(['input_a']))).toBe('input_input_a');
  });
});
