import { hash } from 'node:crypto';
import { Latencies } from '../../reporters/state/latencies.js';
import type { Confusion } from '../statistics/confusion.js';
import type { ComparedRow } from './comparePlan.js';

/** What the repeats of one case come to on one side. */
export interface CaseSums {
  /** Rows with a score, and their sum. */
  scored: number;
  sum: number;
  /** Rows that are known to pass or fail, and those that pass. */
  tries: number;
  passes: number;
  cluster: number;
}

/** One side of a comparison. */
export interface Side {
  readonly parts: readonly string[];
  readonly cases: Map<number, CaseSums>;
  rows: number;
  unanswered: number;
  /** Answered rows without a score. */
  unscored: number;
  /** Whether every score was 0 or 1, and whether every one was from 0 to 1. */
  isBinary: boolean;
  isShare: boolean;
  readonly latencies: Latencies;
  costUsd: number;
  /** Rows whose cost is known. */
  priced: number;
  readonly labels: Mutable<Confusion>;
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

const LONGEST_KEY = 64;

/** Gathers the rows of a comparison: a few numbers for each case of each side, however many rows there are. */
export class CaseTable {
  readonly #sides = new Map<string, Side>();
  readonly #cases = new Map<string, number>();
  readonly #clusters = new Map<string, number>();

  /** In the order they came. */
  get sides(): readonly Side[] {
    return [...this.#sides.values()];
  }

  get caseCount(): number {
    return this.#cases.size;
  }

  add(row: ComparedRow): void {
    const side = this.#sideOf(row.parts);
    side.rows += 1;
    const sums = this.#caseOf(side, row);
    if (row.latencyMs !== undefined) side.latencies.add(row.latencyMs);
    if (row.costUsd !== undefined) {
      side.costUsd += row.costUsd;
      side.priced += 1;
    }
    if (!row.isAnswered) {
      side.unanswered += 1;
      return;
    }
    if (row.score === undefined) side.unscored += 1;
    else addScore(side, sums, row.score);
    if (row.pass === undefined) return;
    sums.tries += 1;
    if (row.pass) sums.passes += 1;
    if (row.label !== undefined) addLabel(side.labels, row.pass, row.label >= 0.5);
  }

  #sideOf(parts: readonly string[]): Side {
    const key = JSON.stringify(parts);
    let side = this.#sides.get(key);
    if (side === undefined) {
      side = newSide(parts);
      this.#sides.set(key, side);
    }
    return side;
  }

  #caseOf({ cases }: Side, { caseKey, cluster }: ComparedRow): CaseSums {
    const key = caseKey.length > LONGEST_KEY ? hash('sha256', caseKey, 'base64') : caseKey;
    const id = idIn(this.#cases, key);
    let sums = cases.get(id);
    if (sums === undefined) {
      sums = { scored: 0, sum: 0, tries: 0, passes: 0, cluster: idIn(this.#clusters, cluster) };
      cases.set(id, sums);
    }
    return sums;
  }
}

function newSide(parts: readonly string[]): Side {
  return {
    parts,
    cases: new Map(),
    rows: 0,
    unanswered: 0,
    unscored: 0,
    isBinary: true,
    isShare: true,
    latencies: new Latencies(),
    costUsd: 0,
    priced: 0,
    labels: { bothPass: 0, bothFail: 0, judgeOnly: 0, personOnly: 0 },
  };
}

function addScore(side: Side, sums: CaseSums, score: number): void {
  sums.scored += 1;
  sums.sum += score;
  if (score !== 0 && score !== 1) side.isBinary = false;
  if (score < 0 || score > 1) side.isShare = false;
}

function addLabel(labels: Mutable<Confusion>, judgePasses: boolean, personPasses: boolean): void {
  if (judgePasses) labels[personPasses ? 'bothPass' : 'judgeOnly'] += 1;
  else labels[personPasses ? 'personOnly' : 'bothFail'] += 1;
}

function idIn(ids: Map<string, number>, key: string): number {
  const known = ids.get(key);
  if (known !== undefined) return known;
  ids.set(key, ids.size);
  return ids.size - 1;
}
