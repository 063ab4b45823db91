import type { Facts } from '../../format/block.js';
import { Column } from './column.js';
import { NONE, RowGroups } from './rowGroups.js';

/** How a row ended. */
export const STATUS = { ok: 0, warning: 1, error: 2 } as const;
const STATUS_OF: Readonly<Record<string, number>> = { o: STATUS.ok, w: STATUS.warning, e: STATUS.error };

/**
 * The facts of all rows as columns, and which rows belong to which case. Unknown numbers are `NaN`. A row is named by
 * its number, in the order they were written; so is a case.
 */
export class Rows {
  count = 0;
  /** Of them those of the baseline file. */
  baselineCount = 0;
  readonly series: string[] = [];
  readonly errors: string[] = [];
  /** `experiment_id` of each row. */
  readonly ids: string[] = [];
  readonly seriesOf = new Column((length) => new Uint16Array(length));
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
  /** What is shown in one line of the table. */
  readonly cases = new RowGroups();
  #questions: RowGroups | undefined;

  /** What is one case to figures: several that are shown may ask the same in other ways. */
  get questions(): RowGroups {
    return this.#questions ?? this.cases;
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
      this.cases.add(row, facts.cases[slot] ?? 0);
      if (facts.questions !== undefined) this.#questions ??= new RowGroups();
      this.#questions?.add(row, facts.questions?.[slot] ?? 0);
      if (facts.isBaseline) this.baselineCount += 1;
    }
  }

  /** What a label of a row is kept by: its id and its answer. Empty where it has no id, and for those of the baseline. */
  labelKey(row: number): string {
    const id = this.ids[row] ?? '';
    return id === '' || this.isBaseline.at(row) === 1 ? '' : `${id} ${this.answer.at(row)}`;
  }
}
