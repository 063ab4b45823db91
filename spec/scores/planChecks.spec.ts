import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { planChecks } from '../../src/scores/planChecks.js';

const names = (columns: readonly string[]) => planChecks(columns).map(({ name }) => name);

describe('planChecks', () => {
  it('finds the checks among the columns', () => {
    const columns = [
      'model',
      'expect',
      'expect.contains.unit',
      'expect.contains',
      'expected',
      '__expected',
      '__expected2',
    ];
    expect(names(columns)).toEqual(['equals', 'contains.unit', 'contains', 'expected', 'expected2']);
  });

  it('renders an expectation for all rows from the columns of each', () => {
    const [check] = planChecks(['a', 'b'], [{ name: 'contains', value: '{{b}} km' }]);
    expect(check?.expected(['x', '42'])).toBe('42 km');
  });

  it('leaves a row unchecked whose columns are all empty', () => {
    const [check] = planChecks(['a', 'b'], [{ name: 'contains', value: '{{ b }} km' }]);
    expect(check?.expected(['x', ' '])).toBe('');
  });

  it.each([
    [
      ['expect.contian'],
      [],
      "column 'expect.contian': there is no check 'contian'; did you mean 'contains'?",
    ],
    [['expect.length'], [], "there is no check 'length'; there are: equals, contains"],
    [['expect', 'expect.equals'], [], "two checks are called 'equals'"],
    [['a'], [{ name: 'contains', value: '{{b}}' }], "--expect contains: there is no column 'b'; found: a"],
    [['a'], [{ name: 'regex', value: '(a' }], '--expect regex: Invalid regular expression'],
    [['expect.regex'], [{ name: 'regex', value: 'a' }], "two checks are called 'regex'"],
    [['a'], [{ name: 'constructor', value: 'a' }], "there is no check 'constructor'"],
  ])('refuses %j with %j', (columns, expectations, message) => {
    expect(() => planChecks(columns, expectations)).toThrow(UsageError);
    expect(() => planChecks(columns, expectations)).toThrow(message);
  });
});
