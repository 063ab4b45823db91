import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../bench/seededRandom.mjs';
import { tortureRows, wrongResults } from '../../../bench/torture/tortureRows.mjs';

const rows = tortureRows(20, seededRandom(1));
const results = rows.map(({ id, text, prompt }) => ({
  id,
  text,
  status: 'ok',
  output: `Answer to: ${prompt}`,
}));
const [first = { id: '', text: '', status: '', output: '' }, ...others] = results;

describe('tortureRows', () => {
  it('is the same for the same seed', () => {
    expect(tortureRows(20, seededRandom(1))).toEqual(rows);
    expect(tortureRows(20, seededRandom(2))).not.toEqual(rows);
  });
});

describe('wrongResults', () => {
  it('accepts every row once, in any order', () => {
    expect(wrongResults(rows, results.toReversed())).toEqual([]);
  });

  it.each([
    { title: 'a missing row', changed: others, wrong: 'row 1 is missing' },
    { title: 'a doubled row', changed: [first, ...results], wrong: 'row 1 is there 2 times' },
    {
      title: 'a failed row',
      changed: [{ ...first, status: 'error', error_message: 'why' }, ...others],
      wrong: 'row 1: error why',
    },
    {
      title: 'a changed cell',
      changed: [{ ...first, text: 'x' }, ...others],
      wrong: 'row 1 has another text',
    },
    {
      title: "another row's answer",
      changed: [{ ...first, output: 'x' }, ...others],
      wrong: 'row 1 has another answer',
    },
    {
      title: 'a second header',
      changed: [...results, { id: 'id' }],
      wrong: 'a result belongs to no row: {"id":"id"}',
    },
  ])('reports $title', ({ changed, wrong }) => {
    expect(wrongResults(rows, changed)).toEqual([wrong]);
  });

  it('accepts what a run says of a call that three workers took, where the broker says so, too', () => {
    const message = 'Three workers have taken this call, and none has come to its end';
    const changed = [{ ...first, status: 'error', output: '', error_message: message }, ...others];
    const prompts = rows.map(({ prompt }) => prompt);
    expect(wrongResults(rows, changed, new Set(prompts.slice(0, 1)))).toEqual([]);
    expect(wrongResults(rows, changed, new Set(prompts.slice(1)))).toEqual([`row 1: error ${message}`]);
  });

  it('does not accept another error of such a row', () => {
    const changed = [{ ...first, status: 'error', output: '', error_message: 'why' }, ...others];
    expect(wrongResults(rows, changed, new Set(rows.map(({ prompt }) => prompt)))).toEqual([
      'row 1: error why',
    ]);
  });
});
