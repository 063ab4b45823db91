import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../../src/text/template/template.js';

describe('compileTemplate', () => {
  it.each([
    { title: 'a value', text: 'Hi {{name}}!', variables: { name: 'Ada' }, expected: 'Hi Ada!' },
    {
      title: 'blanks inside the braces',
      text: '{{ name }}{{\tname\n}}',
      variables: { name: 'x' },
      expected: 'xx',
    },
    { title: 'an empty value', text: '[{{a}}]', variables: { a: '' }, expected: '[]' },
    {
      title: 'a name with blanks, dots and dashes',
      text: '{{my column.a-b}}',
      variables: { 'my column.a-b': 'x' },
      expected: 'x',
    },
    {
      title: 'a name in another script',
      text: '{{\u540d\u524d}}',
      variables: { '\u540d\u524d': 'x' },
      expected: 'x',
    },
    { title: 'a name with single braces', text: '{{ {id} }}', variables: { '{id}': 'x' }, expected: 'x' },
    {
      title: 'a name with a dollar, a quote and a slash',
      text: `{{$&'/}}`,
      variables: { "$&'/": 'x' },
      expected: 'x',
    },
    { title: 'braces around a placeholder', text: '{{{a}}}', variables: { a: '1' }, expected: '{1}' },
    {
      title: 'many braces around a placeholder',
      text: '{{{{{a}}}}}',
      variables: { a: '1' },
      expected: '{{{1}}}',
    },
    {
      title: 'a placeholder behind one that is not closed',
      text: '{{ x {{a}} }}',
      variables: { a: '1' },
      expected: '{{ x 1 }}',
    },
    { title: 'an escaped placeholder', text: '\\{{a}} {{a}}', variables: { a: '1' }, expected: '{{a}} 1' },
    {
      title: 'an escaped brace pair before more braces',
      text: '\\{{{{a}}',
      variables: { a: '1' },
      expected: '{{1',
    },
    {
      title: 'a backslash elsewhere',
      text: '\\{a} \\ {{a}}\\',
      variables: { a: '1' },
      expected: '\\{a} \\ 1\\',
    },
    { title: 'empty braces as text', text: '{{}} {{ }}', variables: {}, expected: '{{}} {{ }}' },
    { title: 'unclosed braces as text', text: '{{a', variables: { a: '1' }, expected: '{{a' },
    { title: 'no placeholder at all', text: 'plain', variables: {}, expected: 'plain' },
    { title: 'nothing', text: '', variables: {}, expected: '' },
  ])('renders $title', ({ text, variables, expected }) => {
    expect(compileTemplate(text).render(variables)).toEqual({ text: expected, missing: [] });
  });

  it('never expands what a value contains', () => {
    const { render } = compileTemplate('{{a}}{{b}}');
    expect(render({ a: '{{b}}', b: '$& \\{{' }).text).toBe('{{b}}$& \\{{');
  });

  it('looks elsewhere for what is no variable', () => {
    const elsewhere = (name: string) => (name === 'b' ? undefined : `${name} elsewhere`);
    expect(compileTemplate('{{a}} {{b}} {{c}} {{d}}').render({ a: '1', d: '' }, elsewhere)).toEqual({
      text: '1 {{b}} c elsewhere ',
      missing: ['b'],
    });
  });

  it('leaves placeholders without a value as they are written, and names each once', () => {
    expect(compileTemplate('{{ b }}{{a}}{{b}}{{{c}}}').render({ a: '1' })).toEqual({
      text: '{{ b }}1{{b}}{{{c}}}',
      missing: ['b', 'c'],
    });
  });

  it('takes own properties only', () => {
    const { render } = compileTemplate('{{constructor}}{{__proto__}}{{toString}}');
    expect(render({}).text).toBe('{{constructor}}{{__proto__}}{{toString}}');
    const variables: Record<string, string> = Object.assign(Object.create(null), {
      constructor: '1',
      toString: '3',
    });
    Object.defineProperty(variables, '__proto__', { value: '2', enumerable: true });
    expect(render(variables)).toEqual({ text: '123', missing: [] });
  });

  it('knows its names and the text in front of the first placeholder', () => {
    expect(compileTemplate('a \\{{b}} {{ c }}{{d}}{{c}}')).toMatchObject({
      names: ['c', 'd'],
      prefix: 'a {{b}} ',
    });
    expect(compileTemplate('a {b}')).toMatchObject({ names: [], prefix: 'a {b}' });
  });

  it('puts any values between any texts', () => {
    const text = fc
      .string({ unit: fc.constantFrom('a', '{', '}', '\\', '\n') })
      .filter((part) => !/\{\{|[{\\]$/.test(part));
    const name = fc
      .string({ minLength: 1 })
      .filter((candidate) => !/^[\s{]|\s$|\{\{|\}\}|\}$|^$|\{$/.test(candidate));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, name, fc.string())), (parts) => {
        const values = new Map(parts.map(([, key, value]) => [key, value]));
        const template = parts.map(([before, key]) => `${before}{{${key}}}`).join('');
        const expected = parts.map(([before, key]) => before + values.get(key)).join('');
        const variables = Object.assign(Object.create(null), Object.fromEntries(values));
        expect(compileTemplate(template).render(variables).text).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '{{',
    '}}',
    '{',
    '\\{{',
    '{{a',
    '{{ ',
    '{{{a}}',
    '{{a}}',
  ])('takes %j two hundred thousand times', (piece) => {
    const text = piece.repeat(200_000);
    expect(compileTemplate(text).render({}).text).toHaveLength(
      text.length - (piece.startsWith('\\') ? 200_000 : 0),
    );
  }, 10_000);
});
