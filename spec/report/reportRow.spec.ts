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

  it('says what went wrong and why it was scored so', () => {
    expect(read({ ...ROW, error_message: 'cut', score_reason: 'too long' }).note).toBe('cut\ntoo long');
  });
});
