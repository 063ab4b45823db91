import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExperimentQuestion, experimentId } from '../../src/prompt/experimentId.js';

const question = {
  experiment: { variables: { provider: 'mock', model: 'm', a: '1', b: '2' }, repeat: 1 },
  prompt: 'Why?',
  system: 'Be brief.',
  parameters: { temperature: 0, stop: ['a', 'b'], options: { x: 1, y: 2 } },
} satisfies ExperimentQuestion;

describe('experimentId', () => {
  it('is 16 hexadecimal digits, the same in every run', () => {
    expect(experimentId(question)).toBe('34cb785d5d51830f');
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
