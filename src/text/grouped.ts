import { withCommas } from './withCommas.js';

/** `12,000`. Not by `toLocaleString`, whose first call takes as long as a hundred frames of the progress. */
export function grouped(count: number): string {
  return withCommas(String(Math.round(count)));
}
