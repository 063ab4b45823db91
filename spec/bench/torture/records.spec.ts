import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordsOf } from '../../../bench/torture/records.mjs';

const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '🌊') });
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 5 });

describe('recordsOf', () => {
  it('finds each record of any CSV, whatever its cells hold', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const lines = rows.map((row) => stringify([row]));

        expect(recordsOf(lines.join(''))).toEqual({ records: lines, torn: '' });
      }),
    );
  });

  it('keeps the whole records of a file cut anywhere, and says what is torn', () => {
    fc.assert(
      fc.property(table, fc.nat(), (rows, place) => {
        const lines = rows.map((row) => stringify([row]));
        const csv = lines.join('').slice(0, place % (lines.join('').length + 1));
        const { records, torn } = recordsOf(csv);

        expect(records).toEqual(lines.slice(0, records.length));
        expect(records.join('') + torn).toBe(csv);
        expect(torn.length).toBeLessThan(lines[records.length]?.length ?? 1);
      }),
    );
  });
});
