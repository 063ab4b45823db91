import { expect, it } from 'vitest';
import { toExperiment } from '../../src/sources/toExperiment.js';

it('trims the provider and ignores its case, and trims the model', () => {
  expect(
    toExperiment({ provider: ' OpenAI\n', model: ' M ' }, { position: 3, rowNumber: 7, repeat: 2 }),
  ).toStrictEqual({
    position: 3,
    rowNumber: 7,
    repeat: 2,
    provider: 'openai',
    model: 'M',
    variables: { provider: ' OpenAI\n', model: ' M ' },
  });
});

it('carries on what is wrong with the row', () => {
  expect(toExperiment({}, { position: 0, rowNumber: 1, problem: 'line 2: ...' })).toStrictEqual({
    position: 0,
    rowNumber: 1,
    repeat: 1,
    provider: '',
    model: '',
    variables: {},
    problem: 'line 2: ...',
  });
});
