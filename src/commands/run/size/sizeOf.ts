import { combinationCount } from '../../../sources/matrix/combinations.js';
import type { Matrix } from '../../../sources/matrix/matrix.js';
import { counted } from '../../../text/counted.js';
import { grouped } from '../../../text/grouped.js';

/**
 * How many calls a run comes to, as a line; none where every row is one call.
 *
 * @param rows Rows of the input; `undefined` where nobody knows yet.
 *
 * @example
 * sizeOf(200, { prompts: ['a.txt', 'b.txt'] }, 5) // '200 rows x 2 prompts x 5 repeats = 2,000 calls'
 */
export function sizeOf(rows: number | undefined, matrix: Matrix, repeat: number): string | undefined {
  const perRow = combinationCount(matrix, repeat);
  if (perRow === 1) return undefined;
  const { models = [], prompts = [], sweep = {} } = matrix;
  const factors = [
    rows === undefined ? 'each row' : counted(rows, 'row'),
    ...(models.length > 1 ? [counted(models.length, 'model')] : []),
    ...(prompts.length > 1 ? [counted(prompts.length, 'prompt')] : []),
    ...Object.entries(sweep)
      .filter(([, { length }]) => length > 1)
      .map(([column, { length }]) => `${grouped(length)} values of ${column.replace(/^param\./, '')}`),
    ...(repeat > 1 ? [counted(repeat, 'repeat')] : []),
  ];
  return `${factors.join(' x ')} = ${counted((rows ?? 1) * perRow, 'call')}`;
}
