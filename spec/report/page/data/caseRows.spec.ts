import { describe, expect, it } from 'vitest';
import { answerGroups } from '../../../../src/report/page/data/caseRows.js';
import { pageRows } from '../../support/pageRows.js';

describe('answerGroups', () => {
  it('takes equal answers of one series for one, and says how often it came', () => {
    const rows = pageRows([
      { series: 'x', answer: 'yes' },
      { series: 'y', answer: 'yes' },
      { series: 'x', answer: 'no' },
      { series: 'x', answer: 'yes' },
    ]);
    expect(answerGroups(rows, 0)).toStrictEqual([
      [
        { row: 0, rows: [0, 3], isBaseline: false },
        { row: 2, rows: [2], isBaseline: false },
      ],
      [{ row: 1, rows: [1], isBaseline: false }],
    ]);
  });

  it('keeps an error apart from an empty answer, and the baseline from both', () => {
    const rows = pageRows([{ answer: '' }, { answer: '', status: 'e' }], [{ answer: '' }]);
    expect(answerGroups(rows, 0)[0]?.map(({ row, isBaseline }) => [row, isBaseline])).toStrictEqual([
      [0, false],
      [1, false],
      [2, true],
    ]);
  });
});
