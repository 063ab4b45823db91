import { expect, it } from 'vitest';
import { templateValues } from '../../../src/text/template/templateValues.js';
import { inheritedKeys } from '../../support/inheritedKeys.js';

const experiment = { position: 0, rowNumber: 3, repeat: 1, provider: 'mock', model: 'm' };

it('offers provider, model and row number beside the columns', () => {
  expect({ ...templateValues({ ...experiment, variables: { q: 'Why?' } }) }).toEqual({
    provider: 'mock',
    model: 'm',
    row_number: '3',
    q: 'Why?',
  });
});

it('offers the name of the prompt, where there are several', () => {
  expect(templateValues({ ...experiment, promptName: 'short', variables: {} })).toMatchObject({
    prompt: 'short',
  });
});

it('lets a column of that name win', () => {
  const variables = { provider: ' Mock ', model: 'M', row_number: '17' };
  expect({ ...templateValues({ ...experiment, variables }) }).toEqual(variables);
});

it('knows nothing but own columns', () => {
  expect(inheritedKeys(templateValues({ ...experiment, variables: {} }))).toEqual([]);
});
