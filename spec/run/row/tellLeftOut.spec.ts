import { expect, it } from 'vitest';
import type { Unaskable } from '../../../src/run/preparedRow.js';
import { tellLeftOut } from '../../../src/run/row/tellLeftOut.js';
import { questionTo } from '../support/questionTo.js';

it('tells once what a provider does not take, and passes every row', () => {
  const announced: unknown[] = [];
  const check = tellLeftOut({ announce: (event) => announced.push(event), clean: (text) => `clean ${text}` });
  const { experiment, ids } = questionTo();
  const unaskable: Unaskable = { experiment, ids, problem: 'It has no prompt' };
  const rows = [
    questionTo(),
    questionTo({ leftOut: () => ['seed', 'stop'] }),
    unaskable,
    questionTo({ leftOut: () => ['stop', 'top_k'] }),
  ];

  expect(rows.map((row) => check(row))).toEqual(rows);
  expect(announced).toEqual(
    ['seed', 'stop', 'top_k'].map((line) => ({ type: 'warning', message: `clean ${line}` })),
  );
});
