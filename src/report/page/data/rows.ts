import type { Facts } from '../../format/block.js';
import { Column } from './column.js';

/** How a row ended. */
export const STATUS = { ok: 0, warning: 1, error: 2 } as const;
const STATUS_OF: Readonly<Record<string, number>> = { o: STATUS.ok, w: STATUS.warning, e: STATUS.error };
/** Ends a list of rows. */
export const NONE = -1;

/**
 * The facts of all rows as columns, and which rows belong to which case. Unknown numbers are `NaN`. A row is named by
 * its number, in the order they were written; so is a case.
 */
export class Rows {
  count = 0;
  readonly series: string[] = [];
  readonly errors: string[] = [];
  /** `experiment_id` of each row. */
  readonly ids: string[] = [];
  readonly seriesOf = new Column((length) => new Uint16Array(length));
  readonly caseOf = new Column((length) => new Uint32Array(length));
  readonly status = new Column((length) => new Uint8Array(length));
  readonly latencyMs = new Column((length) => new Float64Array(length));
  readonly costUsd = new Column((length) => new Float64Array(length));
  readonly outputTokens = new Column((length) => new Float64Array(length));
  readonly score = new Column((length) => new Float64Array(length));
  readonly startedAtMs = new Column((length) => new Float64Array(length));
  readonly error = new Column((length) => new Int32Array(length));
  readonly answer = new Column((length) => new Float64Array(length));
  readonly isBaseline = new Column((length) => new Uint8Array(length));
  readonly block = new Column((length) => new Uint32Array(length));
  readonly slot = new Column((length) => new Uint16Array(length));
  /** Rows of a case, from its first to its last. */
  readonly firstOf = new Column((length) => new Int32Array(length));
  readonly nextOf = new Column((length) => new Int32Array(length));
  readonly #lastOf = new Column((length) => new Int32Array(length));
  readonly #cases = new Map<number, number>();

  get caseCount(): number {
    return this.#cases.size;
  }

  /** Takes the facts of a block, whose texts are those of block `block`. */
  add(facts: Facts, block: number): void {
    this.series.push(...facts.newSeries);
    this.errors.push(...facts.newErrors);
    for (let slot = 0; slot < facts.status.length; slot += 1) {
      const row = this.count;
      this.count += 1;
      this.ids.push(facts.ids[slot] ?? '');
      this.seriesOf.set(row, facts.series[slot] ?? 0);
      this.status.set(row, STATUS_OF[facts.status.charAt(slot)] ?? STATUS.error);
      this.latencyMs.set(row, facts.latencyMs[slot] ?? Number.NaN);
      this.costUsd.set(row, facts.costUsd[slot] ?? Number.NaN);
      this.outputTokens.set(row, facts.outputTokens[slot] ?? Number.NaN);
      this.score.set(row, facts.score[slot] ?? Number.NaN);
      this.startedAtMs.set(row, facts.startedAtMs[slot] ?? Number.NaN);
      this.error.set(row, facts.error[slot] ?? NONE);
      this.answer.set(row, facts.answers[slot] ?? 0);
      this.isBaseline.set(row, facts.isBaseline ? 1 : 0);
      this.block.set(row, block);
      this.slot.set(row, slot);
      this.#join(row, facts.cases[slot] ?? 0);
    }
  }

  /** The rows of a case, in the order they were written. */
  *of(caseNumber: number): Generator<number> {
    for (let row = this.firstOf.at(caseNumber); row >= 0; row = this.nextOf.at(row)) yield row;
  }

  #join(row: number, key: number): void {
    const known = this.#cases.get(key);
    const caseNumber = known ?? this.#cases.size;
    this.caseOf.set(row, caseNumber);
    this.nextOf.set(row, NONE);
    if (known === undefined) {
      this.#cases.set(key, caseNumber);
      this.firstOf.set(caseNumber, row);
    } else {
      this.nextOf.set(this.#lastOf.at(caseNumber), row);
    }
    this.#lastOf.set(caseNumber, row);
  }
}
