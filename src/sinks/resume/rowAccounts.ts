import { isExperimentId } from '../../prompt/experimentId.js';
import { IdTable } from './idTable.js';
import { MatchedRows, NO_ROWS, type RowCounts } from './matchedRows.js';

/** Bits that a count takes in the table. */
const BITS = { answers: 3, errors: 3, asked: 5, written: 3 };

/**
 * How many rows a results file has under each id, and what has become of them since. A million rows take 11 MB. What is
 * out of the ordinary is an object of its own: eight rows of one id, two whose annotations are known, cells to be
 * changed, a row of the first results that gets an id of today.
 *
 * @example
 * const accounts = new RowAccounts();
 * accounts.add('r6f1c0e5b9d3a4c27', false);
 * accounts.get('r6f1c0e5b9d3a4c27')?.answers; // 1
 */
export class RowAccounts {
  readonly #table = new IdTable();
  /** Some of them under two ids. */
  readonly #special = new Map<string, MatchedRows>();

  #latest = { id: '', isId: false };
  #hasErrors = false;

  /** Whether any row of the file has no answer. */
  get hasErrors(): boolean {
    return this.#hasErrors;
  }

  /** Makes room for so many rows in all. */
  reserve(rows: number): void {
    this.#table.reserve(rows);
  }

  /** Counts a row of the file. `digest` is that of its annotations, where there are such columns. */
  add(id: string, isError: boolean, digest?: number): void {
    const account = this.get(id) ?? new MatchedRows(NO_ROWS);
    account.add(isError, digest);
    this.#hasErrors ||= isError;
    this.put(id, account);
  }

  /** The account of an id. Who changes it puts it back. */
  get(id: string): MatchedRows | undefined {
    const special = this.#special.size === 0 ? undefined : this.#special.get(id);
    if (special !== undefined || !this.#isId(id)) return special;
    const place = this.#table.find(id);
    const counts = this.#table.get(place);
    return counts === 0 ? undefined : new MatchedRows(unpacked(counts), this.#table.note(place));
  }

  put(id: string, account: MatchedRows): void {
    const counts = account.isPlain && this.#isId(id) ? packed(account) : undefined;
    if (counts === undefined) {
      this.#special.set(id, account);
      this.#forget(id);
      return;
    }
    const place = this.#table.add(id);
    this.#table.set(place, counts);
    if (account.digest !== undefined) this.#table.setNote(place, account.digest);
  }

  /** Every account, none of which is to be changed: those that are alike as one, with their number. */
  *all(): Generator<readonly [account: MatchedRows, times: number]> {
    for (const account of new Set(this.#special.values())) yield [account, 1];
    for (const [counts, times] of this.#table.tally()) yield [new MatchedRows(unpacked(counts)), times];
  }

  /** Most are looked for several times in a row. */
  #isId(id: string): boolean {
    if (id !== this.#latest.id) this.#latest = { id, isId: isExperimentId(id) };
    return this.#latest.isId;
  }

  #forget(id: string): void {
    const place = this.#isId(id) ? this.#table.find(id) : -1;
    if (place >= 0) this.#table.set(place, 0);
  }
}

/** Four counts as one number; `undefined` where one is too large. */
function packed({ answers, errors, asked, written }: RowCounts): number | undefined {
  const isSmall =
    answers < 1 << BITS.answers &&
    errors < 1 << BITS.errors &&
    asked < 1 << BITS.asked &&
    written < 1 << BITS.written;
  if (!isSmall) return undefined;
  return (((((answers << BITS.errors) | errors) << BITS.asked) | asked) << BITS.written) | written;
}

function unpacked(counts: number): RowCounts {
  const take = (bits: number, above: number) => (counts >> above) & ((1 << bits) - 1);
  return {
    answers: take(BITS.answers, BITS.errors + BITS.asked + BITS.written),
    errors: take(BITS.errors, BITS.asked + BITS.written),
    asked: take(BITS.asked, BITS.written),
    written: take(BITS.written, 0),
  };
}
