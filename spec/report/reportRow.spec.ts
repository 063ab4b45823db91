import { describe, expect, it } from 'vitest';
import { reportLayout } from '../../src/report/reportLayout.js';
import { rowReader } from '../../src/report/reportRow.js';

/** Reads one row, given by column. */
function read(cells: Readonly<Record<string, string>>, options = {}) {
  const columns = Object.keys(cells);
  return rowReader(columns, reportLayout(columns, options))(Object.values(cells));
}

const ROW = {
  provider: 'mock',
  model: 'm',
  topic: 'bees',
  status: 'ok',
  output: 'Buzz.',
  error_message: '',
  latency_ms: '1200',
  cost_usd: '0.001',
  started_at: '2026-01-02T03:04:05.678Z',
  experiment_id: 'r1',
};

describe('rowReader', () => {
  it('reads what a report says of a row', () => {
    expect(read(ROW)).toStrictEqual({
      series: 'mock/m',
      caseKey: '["bees"]',
      questionKey: undefined,
      status: 'o',
      latencyMs: 1200,
      costUsd: 0.001,
      inputTokens: null,
      outputTokens: null,
      score: null,
      startedAtMs: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
      id: 'r1',
      variables: ['bees'],
      answer: 'Buzz.',
      answerKey: 'Buzz.',
      note: '',
    });
  });

  it.each([
    { cell: '', expected: null },
    { cell: '  ', expected: null },
    { cell: 'fast', expected: null },
    { cell: 'Infinity', expected: null },
    { cell: '0', expected: 0 },
    { cell: '1e3', expected: 1000 },
  ])('takes a latency of $cell for $expected', ({ cell, expected }) => {
    expect(read({ ...ROW, latency_ms: cell }).latencyMs).toBe(expected);
  });

  it.each([
    { score: '0.25', pass: 'false', expected: 0.25 },
    { score: '', pass: 'true', expected: 1 },
    { score: '', pass: 'false', expected: 0 },
    { score: '', pass: '', expected: null },
  ])('scores $score and $pass as $expected', ({ expected, ...cells }) => {
    expect(read({ ...ROW, ...cells }).score).toBe(expected);
  });

  it('takes a row whose status is none for an error', () => {
    expect(read({ ...ROW, status: 'constructor' }).status).toBe('e');
  });

  it('shows nothing of an omitted column, which still tells cases apart', () => {
    const row = read(ROW, { omit: ['topic', 'output', 'cost_usd'] });
    expect(row).toMatchObject({ answer: '', variables: [], costUsd: null, caseKey: '["bees"]' });
  });

  it('shows nothing of who answered and what a row is called where that is left out', () => {
    const row = read(ROW, { omit: ['provider', 'experiment_id'] });
    expect(row).toMatchObject({ series: 'm', id: '' });
    expect(JSON.stringify(row)).not.toMatch(/mock|r1/);
    const byTopic = read(ROW, { by: 'topic', omit: ['provider', 'model'] });
    expect([byTopic.series, byTopic.variables]).toStrictEqual(['bees', []]);
  });

  it('takes a row for an answer of its model where the results tell neither status nor provider', () => {
    expect(read({ model: 'm', topic: 'bees', output: 'Buzz.' })).toMatchObject({ series: 'm', status: 'o' });
  });

  it('says what is one case to figures where that is less than what is shown apart', () => {
    const row = read({ ...ROW, 'param.temperature': '0.7' });
    expect(row).toMatchObject({ caseKey: '["bees","0.7"]', questionKey: '["bees"]' });
  });

  it('tells equal words of a judge apart by what it was shown', () => {
    const [one, other] = ['Buzz.', 'Hum.'].map((input_output) =>
      read({ input_model: 'm', input_output, output: 'pass' }, { by: 'input_model' }),
    );
    expect(one?.answer).toBe(other?.answer);
    expect(one?.answerKey).not.toBe(other?.answerKey);
  });

  it('gives no reason for the score of a row without an answer', () => {
    const failed = { ...ROW, status: 'error', error_message: '429: slow down', score_reason: 'no answer' };
    expect(read(failed).note).toBe('429: slow down');
    expect(read({ ...failed, error_message: '' }).note).toBe('no answer');
  });

  it('says what went wrong and why it was scored so', () => {
    expect(read({ ...ROW, error_message: 'cut', score_reason: 'too long' }).note).toBe('cut\ntoo long');
  });
});
