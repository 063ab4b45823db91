import { expect, it } from 'vitest';
import { type ExperimentQuestion, experimentId, olderExperimentId } from '../../src/prompt/experimentId.js';
import { rowIds } from '../../src/prompt/rowIds.js';

const experiment = { variables: { provider: 'mock', model: 'm', 'meta.x': '1' }, repeat: 2 };
const question: ExperimentQuestion = {
  experiment,
  prompt: 'Why?',
  system: 'Be brief.',
  parameters: { n: 1 },
};
const nothing: ExperimentQuestion = { experiment, prompt: '', parameters: {} };

it('names a row and its question, and the row alone, in both forms', () => {
  const ids = rowIds(question);
  expect([ids.experimentId, ids.unaskedId]).toEqual([experimentId(question), experimentId(nothing)]);
  const { experimentId: older, unaskedId } = ids.older();
  expect([older, unaskedId]).toEqual([olderExperimentId(question), olderExperimentId(nothing)]);
  const without = new Set(['meta.x']);
  expect(ids.older(without).experimentId).toBe(olderExperimentId(question, without));
});

it('makes an id once', () => {
  let reads = 0;
  const ids = rowIds({
    ...nothing,
    get prompt() {
      reads += 1;
      return 'Why?';
    },
  });
  expect(reads).toBe(0);
  expect(ids.experimentId).toBe(ids.experimentId);
  expect(reads).toBe(1);
});
