import type { RowScore } from './rowScorer.js';

/** What a table's scores come to. */
export interface ScoreTally {
  add(row: RowScore): void;
  readonly rows: number;
  /** Rows with a score. */
  readonly scored: number;
  readonly passed: number;
  readonly unanswered: number;
  /** Rows of which something could not be checked. */
  readonly unchecked: number;
  /** The first reason for that. */
  readonly firstGap: string | undefined;
  /** `undefined` without any score. */
  readonly mean: number | undefined;
  /** Mean of each score, in the order of the plan; `undefined` without any. */
  readonly means: readonly (number | undefined)[];
}

/** Counts scores as they come. */
export function scoreTally(): ScoreTally {
  const counts = { rows: 0, scored: 0, passed: 0, unanswered: 0, unchecked: 0 };
  const total = running();
  let each: readonly ReturnType<typeof running>[] = [];
  let firstGap: string | undefined;

  return {
    add({ scores, score, pass, gap, reason }) {
      counts.rows += 1;
      if (score !== undefined) counts.scored += 1;
      if (pass === true) counts.passed += 1;
      if (gap === 'unanswered') counts.unanswered += 1;
      if (gap === 'unchecked') {
        counts.unchecked += 1;
        firstGap ??= reason;
      }
      total.add(score);
      if (each.length === 0) each = scores.map(running);
      for (let index = 0; index < scores.length; index += 1) each[index]?.add(scores[index]);
    },
    get rows() {
      return counts.rows;
    },
    get scored() {
      return counts.scored;
    },
    get passed() {
      return counts.passed;
    },
    get unanswered() {
      return counts.unanswered;
    },
    get unchecked() {
      return counts.unchecked;
    },
    get firstGap() {
      return firstGap;
    },
    get mean() {
      return total.mean;
    },
    get means() {
      return each.map((one) => one.mean);
    },
  };
}

function running() {
  let sum = 0;
  let count = 0;
  return {
    add(value: number | undefined) {
      if (value === undefined) return;
      sum += value;
      count += 1;
    },
    get mean() {
      return count === 0 ? undefined : sum / count;
    },
  };
}
