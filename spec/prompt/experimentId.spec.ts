import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ExperimentQuestion,
  experimentId,
  isExperimentId,
  isOlderExperimentId,
  olderExperimentId,
} from '../../src/prompt/experimentId.js';

const question = {
  experiment: { variables: { provider: 'mock', model: 'm', a: '1', b: '2' }, repeat: 1 },
  prompt: 'Why?',
  system: 'Be brief.',
  parameters: { temperature: 0, stop: ['a', 'b'], options: { x: 1, y: 2 } },
} satisfies ExperimentQuestion;

describe('experimentId', () => {
  it('is a letter and 16 hexadecimal digits, the same in every run', () => {
    expect(experimentId(question)).toBe('r34cb785d5d51830f');
  });

  it('looks like no number, whatever its digits are', () => {
    const ids = Array.from({ length: 20_000 }, (_, repeat) =>
      experimentId({ ...question, experiment: { ...question.experiment, repeat } }),
    );
    expect(ids.filter((id) => !Number.isNaN(Number(id)) || !Number.isNaN(Number.parseFloat(id)))).toEqual([]);
  });

  it.each([
    'expect',
    'expect.contains',
    'expect.contains.unit',
    '__expected',
    '__expected1',
    'meta.source',
  ])('does not depend on the column %s', (name) => {
    const variables = { ...question.experiment.variables, [name]: 'anything' };
    expect(experimentId({ ...question, experiment: { variables, repeat: 1 } })).toBe(experimentId(question));
  });

  it.each([
    'expected',
    'expectation',
    'meta',
    'metadata',
    'input_expect',
    'param.meta.x',
  ])('depends on the column %s', (name) => {
    const variables = { ...question.experiment.variables, [name]: 'anything' };
    expect(experimentId({ ...question, experiment: { variables, repeat: 1 } })).not.toBe(
      experimentId(question),
    );
  });

  it('has an older form: without the letter, and of all columns that were there', () => {
    expect(olderExperimentId(question)).toBe('34cb785d5d51830f');
    const variables = { ...question.experiment.variables, 'meta.x': '1' };
    const noted = { ...question, experiment: { variables, repeat: 1 } };
    expect(olderExperimentId(noted)).not.toBe(olderExperimentId(question));
    expect(olderExperimentId(noted, new Set(['meta.x']))).toBe(olderExperimentId(question));
  });

  it.each([
    { text: 'r34cb785d5d51830f', form: 'today' },
    { text: '34cb785d5d51830f', form: 'older' },
    { text: '9531218835210150', form: 'older' },
    { text: '9.53121883521015E+15', form: 'none' },
    { text: 'r34cb785d5d51830', form: 'none' },
    { text: 'R34CB785D5D51830F', form: 'none' },
    { text: '', form: 'none' },
  ])('tells of "$text" that its form is $form', ({ text, form }) => {
    expect([isExperimentId(text), isOlderExperimentId(text)]).toEqual([form !== 'none', form === 'older']);
  });

  it.each<{ title: string; same: ExperimentQuestion }>([
    {
      title: 'the order of columns',
      same: {
        ...question,
        experiment: { variables: { b: '2', a: '1', model: 'm', provider: 'mock' }, repeat: 1 },
      },
    },
    {
      title: 'the order of parameters',
      same: { ...question, parameters: { options: { y: 2, x: 1 }, stop: ['a', 'b'], temperature: 0 } },
    },
    {
      title: 'a prototype',
      same: { ...question, parameters: Object.assign(Object.create(null), question.parameters) },
    },
  ])('does not depend on $title', ({ same }) => {
    expect(experimentId(same)).toBe(experimentId(question));
  });

  it('takes no system message for an empty one', () => {
    const { system: _, ...without } = question;
    expect(experimentId(without)).toBe(experimentId({ ...question, system: '' }));
  });

  it.each<{ title: string; other: ExperimentQuestion }>([
    {
      title: 'a cell',
      other: {
        ...question,
        experiment: { ...question.experiment, variables: { ...question.experiment.variables, a: '2' } },
      },
    },
    {
      title: 'a column',
      other: {
        ...question,
        experiment: { ...question.experiment, variables: { ...question.experiment.variables, c: '' } },
      },
    },
    { title: 'the repetition', other: { ...question, experiment: { ...question.experiment, repeat: 2 } } },
    { title: 'the prompt', other: { ...question, prompt: 'Why??' } },
    { title: 'the system message', other: { ...question, system: '' } },
    {
      title: 'a parameter',
      other: { ...question, parameters: { ...question.parameters, temperature: 0.1 } },
    },
    {
      title: 'the type of a parameter',
      other: { ...question, parameters: { ...question.parameters, temperature: '0' } },
    },
    {
      title: 'the order within a parameter',
      other: { ...question, parameters: { ...question.parameters, stop: ['b', 'a'] } },
    },
    {
      title: 'what belongs to prompt and what to system',
      other: { ...question, prompt: 'Why?Be brief.', system: '' },
    },
  ])('changes with $title', ({ other }) => {
    expect(experimentId(other)).not.toBe(experimentId(question));
  });

  it('keeps rows apart whose cells differ, whatever is in them', () => {
    const variables = fc.dictionary(
      fc.string(),
      fc.string({ unit: fc.constantFrom('a', '"', ',', '\\', '\n') }),
      { maxKeys: 3 },
    );
    const id = (cells: Record<string, string>) =>
      experimentId({ ...question, experiment: { variables: cells, repeat: 1 } });
    const text = (cells: Record<string, string>) => JSON.stringify(Object.entries(cells).sort());
    fc.assert(
      fc.property(variables, variables, (one, other) => {
        expect(id(one) === id(other)).toBe(text(one) === text(other));
      }),
    );
  });
});
