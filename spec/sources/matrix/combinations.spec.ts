import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combinationCount, combinations } from '../../../src/sources/matrix/combinations.js';
import type { Matrix } from '../../../src/sources/matrix/matrix.js';

const MATRIX: Matrix = {
  models: [
    { provider: 'a', model: '1' },
    { provider: 'b', model: '2' },
  ],
  prompts: ['p', 'q'],
  sweep: { 'param.x': ['0', '1'], 'param.y': ['7'] },
};

describe('combinations', () => {
  it('go model by model, then by prompt, then through the sweep, then through the repetitions', () => {
    const all = [...combinations(MATRIX, 2)].map(
      ({ chosen, promptName, repeat }) =>
        `${chosen['provider']}/${chosen['model']} ${promptName} x${chosen['param.x']} y${chosen['param.y']} ${repeat}`,
    );
    expect(all).toHaveLength(16);
    expect(all.slice(0, 6)).toEqual([
      'a/1 p x0 y7 1',
      'a/1 p x0 y7 2',
      'a/1 p x1 y7 1',
      'a/1 p x1 y7 2',
      'a/1 q x0 y7 1',
      'a/1 q x0 y7 2',
    ]);
    expect(all.at(-1)).toBe('b/2 q x1 y7 2');
  });

  it('are one, without anything chosen, where nothing varies', () => {
    expect([...combinations({}, 1)]).toEqual([{ chosen: {}, promptName: undefined, repeat: 1 }]);
  });

  it('are as many as they are said to be, no two alike', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 3 });
    const columns = fc.dictionary(
      fc.constantFrom('param.a', 'param.b', 'param.__proto__'),
      fc.uniqueArray(fc.string({ maxLength: 2 }), { minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(
        names,
        names,
        columns,
        fc.integer({ min: 1, max: 3 }),
        (models, prompts, sweep, repeats) => {
          const matrix = { models: models.map((model) => ({ provider: 'p', model })), prompts, sweep };
          const all = [...combinations(matrix, repeats)].map((one) => JSON.stringify(one));
          expect(all).toHaveLength(combinationCount(matrix, repeats));
          expect(new Set(all).size).toBe(all.length);
        },
      ),
    );
  });

  it('are made one at a time, however many there are', () => {
    const values = Array.from({ length: 100_000 }, (_, index) => `${index}`);
    const matrix = { sweep: { 'param.a': values, 'param.b': values } };
    expect(combinationCount(matrix, 1)).toBe(1e10);
    const [first] = combinations(matrix, 1);
    expect(first?.chosen).toEqual({ 'param.a': '0', 'param.b': '0' });
  });
});
