// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { recordsOf } from './records.mjs';

/**
 * Remembers every whole row it has seen in a results file, and misses those that are gone or changed.
 *
 * @param {string} file
 */
export function resultsWitness(file) {
  /** @type {ReadonlySet<string>} */
  let known = new Set();

  return {
    /** To be called when the program is gone. Throws when the whole rows are no rectangular CSV. */
    look() {
      const { records, torn } = recordsOf(existsSync(file) ? readFileSync(file, 'utf8') : '');
      const seen = new Set(records);
      const violations = [...known]
        .filter((record) => !seen.has(record))
        .map((record) => `a written row is gone: ${JSON.stringify(record.slice(0, 200))}`);
      known = seen;
      /** @type {Record<string, string>[]} */
      const results = parse(records.join(''), { columns: true });
      return { results, torn: torn !== '', violations };
    },
  };
}
