import { describe, expect, it } from 'vitest';
import { RowError } from '../../src/errors.js';
import { isTemplatedPath, pathTemplate } from '../../src/paths/pathTemplate.js';

const asIs = (value: string) => value;

describe('pathTemplate', () => {
  it.each([
    { path: 'a/b.txt', isTemplated: false, fixedPart: 'a/b.txt' },
    { path: '\\{{a}}.txt', isTemplated: false, fixedPart: '{{a}}.txt' },
    { path: '{{a}}.txt', isTemplated: true, fixedPart: '' },
    { path: 'a/b-{{a}}/c', isTemplated: true, fixedPart: 'a/' },
    { path: '/{{a}}', isTemplated: true, fixedPart: '/' },
    { path: '../{{a}}/{{b}}', isTemplated: true, fixedPart: '../' },
  ])('knows the part of $path that is fixed', ({ path, isTemplated, fixedPart }) => {
    expect(pathTemplate(path, asIs)).toMatchObject({ isTemplated, fixedPart });
  });

  it('resolves the rest with the pieces that values become', () => {
    const { rest } = pathTemplate('a/b-{{x}}/{{y}}.txt', (value) => value.toUpperCase());
    expect(rest({ x: 'one', y: 'two' })).toBe('b-ONE/TWO.txt');
  });

  it('lets a piece refuse its row', () => {
    const { rest } = pathTemplate('{{x}}', () => {
      throw new RowError('no');
    });
    expect(() => rest({ x: '' })).toThrow(new RowError('no'));
  });

  it('takes own values only', () => {
    expect(() => pathTemplate('{{constructor}}', asIs).rest({})).toThrow(
      new RowError("Variable '{{constructor}}' in path '{{constructor}}' has no value"),
    );
  });
});

describe('isTemplatedPath', () => {
  it.each([
    { path: 'out/{{x}}.csv', expected: true },
    { path: 'out/x.csv', expected: false },
    { path: 'out/\\{{x}}.csv', expected: false },
  ])('says $expected of $path', ({ path, expected }) => {
    expect(isTemplatedPath(path)).toBe(expected);
  });
});
