import { grouped } from './grouped.js';

/**
 * A count and what is counted, in the form that the count asks for.
 *
 * @param many What it is called where it is not one. Default: `noun` with an s.
 *
 * @example
 * counted(12_000, 'row') // '12,000 rows'
 * counted(1, 'label belongs', 'labels belong') // '1 label belongs'
 */
export function counted(count: number, noun: string, many = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : many}`;
}
