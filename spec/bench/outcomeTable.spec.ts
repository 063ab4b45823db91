import { describe, expect, it } from 'vitest';
import { outcomeTable } from '../../bench/outcomeTable.mjs';

describe('outcomeTable', () => {
  it('shows medians, their spread, and how the first program compares with the second', () => {
    const table = outcomeTable({
      name: 'cap-10',
      title: '1,000 rows',
      node: 'v24.1.0',
      runs: 3,
      figures: [
        {
          name: 'wall, ms',
          digits: 0,
          compared: 'ratio',
          values: { ours: [3000, 1000, 2000], loop: [1600, 1600, 1600] },
        },
        {
          name: 'wait, ms',
          digits: 1,
          compared: 'difference',
          values: { ours: [1, 2, 3], loop: [2.5, 2.5, 2.5] },
        },
        { name: 'connections', digits: 0, values: { ours: [10, 10, 10], loop: [10, 10, 10] } },
      ],
    });

    expect(table.split('\n')).toEqual([
      'cap-10: 1,000 rows (Node v24.1.0, 3 interleaved runs, medians)',
      '             ours                 loop   compared',
      'wall, ms     2,000 (1,000-3,000)  1,600  x 1.25',
      'wait, ms     2.0 (1.0-3.0)        2.5    -0.5',
      'connections  10                   10',
    ]);
  });
});
