import { expect, it } from 'vitest';
import { LONGEST_EXCEL_CELL, noteLength } from '../../../src/sinks/csv/cellLength.js';

function longestOf(...rows: readonly (readonly string[])[]): number {
  const seen = { longest: 0 };
  for (const cells of rows) noteLength(seen, cells.join(), cells);
  return seen.longest;
}

it('notes the longest cell of those that Excel may cut', () => {
  const long = 'x'.repeat(LONGEST_EXCEL_CELL + 5);
  expect(longestOf(['a', `${long}x`, 'b'], [long, 'c'], ['d'])).toBe(LONGEST_EXCEL_CELL + 6);
});

it('looks at no cell of a row that is shorter as a whole', () => {
  expect(longestOf(['a'.repeat(LONGEST_EXCEL_CELL)], ['a', 'b'])).toBe(0);
});
