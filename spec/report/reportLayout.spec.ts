import { describe, expect, it } from 'vitest';
import { reportLayout } from '../../src/report/reportLayout.js';

const COLUMNS = [
  'provider',
  'model',
  'topic',
  'prompt',
  'param.temperature',
  'expect',
  'meta.source',
  'status',
  'output',
  'score',
  'score.equals',
  'experiment_id',
];

describe('reportLayout', () => {
  it('takes what --flatten made of answers for no part of a case', () => {
    const columns = ['provider', 'model', 'topic', 'mood', 'status', 'output'];
    const layout = reportLayout(columns, { jsonColumns: new Set(['mood']) });
    expect(layout).toMatchObject({ variables: ['topic'], caseColumns: ['topic'] });
  });

  it('shows what the input has, and takes rows for one case whose variables are equal', () => {
    expect(reportLayout(COLUMNS)).toStrictEqual({
      by: 'model',
      variables: ['topic', 'prompt', 'param.temperature', 'expect', 'meta.source'],
      caseColumns: ['topic', 'prompt', 'param.temperature'],
      questionColumns: ['topic', 'prompt'],
      answerColumns: [],
      omitted: [],
    });
  });

  it('tells models apart where something else is compared', () => {
    expect(reportLayout(COLUMNS, { by: 'prompt' })).toMatchObject({
      variables: ['provider', 'model', 'topic', 'param.temperature', 'expect', 'meta.source'],
      caseColumns: ['provider', 'model', 'topic', 'param.temperature'],
      questionColumns: ['topic'],
    });
  });

  it('leaves out what is not to be seen, but keeps cases apart by it', () => {
    const { variables, caseColumns } = reportLayout(COLUMNS, { omit: ['topic', 'output'] });
    expect(variables).not.toContain('topic');
    expect(caseColumns).toContain('topic');
  });

  const JUDGED = [
    ...['question', 'input_provider', 'input_model', 'input_status', 'input_output'],
    ...['provider', 'model', 'status', 'output', 'experiment_id', 'score.verdict', 'score'],
  ];

  it('pairs the answers that a judge was shown, as compare does, and keeps what they were apart', () => {
    expect(reportLayout(JUDGED, { by: 'input_model' })).toMatchObject({
      caseColumns: ['question', 'provider', 'model'],
      questionColumns: ['question'],
      answerColumns: ['input_status', 'input_output'],
    });
    expect(reportLayout(JUDGED).caseColumns).toStrictEqual(['question', 'input_provider', 'input_model']);
  });

  it("takes a person's labels for no part of a case", () => {
    const { caseColumns, variables } = reportLayout([...COLUMNS, 'label', 'label_note', 'score.label']);
    expect(caseColumns).toStrictEqual(['topic', 'prompt', 'param.temperature']);
    expect(variables.slice(-2)).toStrictEqual(['label', 'label_note']);
  });

  it.each([
    { options: { omit: ['model'] }, message: '--omit model: answers stand side by side by it' },
    { options: { by: 'topic', omit: ['topic'] }, message: '--omit topic: answers stand side by side by it' },
    { options: { omit: ['status'] }, message: '--omit status: the report tells answers from errors by it' },
    {
      options: { by: 'colour' },
      message: '--by colour: the results have no such column; found: provider, model',
    },
    { options: { omit: ['topic', 'age'] }, message: '--omit age: the results have no such column' },
  ])('refuses $options', ({ options, message }) => {
    expect(() => reportLayout(COLUMNS, options)).toThrow(message);
  });
});
