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
      omitted: [],
    });
  });

  it('tells models apart where something else is compared', () => {
    expect(reportLayout(COLUMNS, { by: 'prompt' })).toMatchObject({
      variables: ['topic', 'param.temperature', 'expect', 'meta.source'],
      caseColumns: ['provider', 'model', 'topic', 'param.temperature'],
    });
  });

  it('leaves out what is not to be seen, but keeps cases apart by it', () => {
    const { variables, caseColumns } = reportLayout(COLUMNS, { omit: ['topic', 'output'] });
    expect(variables).not.toContain('topic');
    expect(caseColumns).toContain('topic');
  });

  it.each([
    {
      options: { by: 'colour' },
      message: '--by colour: the results have no such column; found: provider, model',
    },
    { options: { omit: ['topic', 'age'] }, message: '--omit age: the results have no such column' },
  ])('refuses $options', ({ options, message }) => {
    expect(() => reportLayout(COLUMNS, options)).toThrow(message);
  });
});
