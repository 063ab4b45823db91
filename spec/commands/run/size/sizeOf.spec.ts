import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../../../src/commands/run/size/sizeOf.js';

const models = [1, 2, 3].map((number) => ({ provider: 'p', model: `${number}` }));

describe('sizeOf', () => {
  it('multiplies what a run is made of', () => {
    expect(sizeOf(200, { models, prompts: ['a', 'b'] }, 5)).toBe(
      '200 rows x 3 models x 2 prompts x 5 repeats = 6,000 calls',
    );
  });

  it('names what is swept, and leaves out what there is one of', () => {
    const sweep = { 'param.temperature': ['0', '1'], 'param.seed': ['7'] };
    expect(sizeOf(1, { models: models.slice(0, 1), sweep }, 1)).toBe(
      '1 row x 2 values of temperature = 2 calls',
    );
  });

  it('counts the calls of one row where nobody knows how many there are', () => {
    expect(sizeOf(undefined, { models }, 1)).toBe('each row x 3 models = 3 calls');
  });

  it('says nothing where every row is one call', () => {
    expect(sizeOf(200, { models: models.slice(0, 1) }, 1)).toBeUndefined();
  });
});
