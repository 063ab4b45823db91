import { expect, it } from 'vitest';
import { answeredRow, NO_CALLS } from '../../../src/run/row/rowResult.js';
import { questionTo } from '../support/questionTo.js';

it('makes a warning of an answer that has one, or whose row has', () => {
  const answered = (ofRow: readonly string[], ofAnswer: readonly string[] = []) =>
    answeredRow(questionTo({}, { warnings: ofRow }), { output: 'x', warnings: [...ofAnswer] }, NO_CALLS);

  expect(answered([])).toMatchObject({ status: 'ok', errorMessage: '' });
  expect(answered([], ['cut'])).toMatchObject({ status: 'warning', errorMessage: 'cut' });
  expect(answered(['a', 'b'], ['cut'])).toMatchObject({ status: 'warning', errorMessage: 'a; b; cut' });
});
