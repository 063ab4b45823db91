import { grouped } from './grouped.js';

/** `1 row`, `12,000 rows`. */
export function rowCount(rows: number): string {
  return `${grouped(rows)} ${rows === 1 ? 'row' : 'rows'}`;
}
