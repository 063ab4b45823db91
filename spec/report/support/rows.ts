import type { ReportRow } from '../../../src/report/reportRow.js';

/** A row of a report, whose figures can be changed. */
export function reportRow(changes: Partial<ReportRow> = {}): ReportRow {
  return {
    series: 'mock/m',
    caseKey: '["bees"]',
    questionKey: undefined,
    status: 'o',
    latencyMs: 1200,
    costUsd: 0.001,
    inputTokens: 12,
    outputTokens: 3,
    score: null,
    startedAtMs: null,
    id: 'r0000000000000001',
    variables: ['bees'],
    answer: 'Bees are insects.',
    note: '',
    answerKey: changes.answer ?? 'Bees are insects.',
    ...changes,
  };
}
