import type { Block } from './format/block.js';
import { textHash } from './format/textHash.js';
import type { ReportRow } from './reportRow.js';

/** Kinds of errors that are told apart; what comes later is one more kind. */
const MOST_ERRORS = 300;
/** Series that are told apart, such as models. */
const MOST_SERIES = 1000;
const OTHERS = '(others)';
const LONGEST_ERROR = 160;
/** Answers are compared within their case, where 32 bits are enough; each takes room for every row. */
const SAME_ANSWER = 2 ** 32;

/** Gathers rows into blocks. What it keeps from one block to the next are names, of which there are few. */
export class BlockWriter {
  readonly #series = new Names(MOST_SERIES);
  readonly #errors = new Names(MOST_ERRORS);
  readonly #hash: (text: string) => number;

  /** @param hash Makes numbers of what tells cases apart. Default `textHash`. */
  constructor(hash: (text: string) => number = textHash) {
    this.#hash = hash;
  }

  /** The rows as one block. `isBaseline` says that they are those of the baseline file. Default `false`. */
  block(rows: readonly ReportRow[], isBaseline = false): Block {
    const series = rows.map((row) => this.#series.numberOf(row.series));
    const error = rows.map((row) => (row.status === 'e' ? this.#errors.numberOf(errorKind(row.note)) : -1));
    return {
      facts: {
        newSeries: this.#series.takeNew(),
        newErrors: this.#errors.takeNew(),
        series,
        error,
        cases: rows.map(({ caseKey }) => this.#hash(caseKey)),
        ...(rows[0]?.questionKey !== undefined && {
          questions: rows.map(({ questionKey = '' }) => this.#hash(questionKey)),
        }),
        status: rows.map(({ status }) => status).join(''),
        latencyMs: rows.map(({ latencyMs }) => latencyMs),
        costUsd: rows.map(({ costUsd }) => costUsd),
        inputTokens: rows.map(({ inputTokens }) => inputTokens),
        outputTokens: rows.map(({ outputTokens }) => outputTokens),
        score: rows.map(({ score }) => score),
        startedAtMs: rows.map(({ startedAtMs }) => startedAtMs),
        answers: rows.map(({ answerKey }) => textHash(answerKey) % SAME_ANSWER),
        ids: rows.map(({ id }) => id),
        isBaseline,
      },
      texts: {
        variables: rows.map(({ variables }) => variables),
        answers: rows.map(({ answer }) => answer),
        notes: rows.map(({ note }) => note),
      },
    };
  }
}

/** Messages that differ in numbers only are one kind; the status of a reply is a name. */
function errorKind(message: string): string {
  return message
    .slice(0, LONGEST_ERROR)
    .replace(/\d+(?:[.,:]\d+)*/g, (number) => (/^[45]\d\d$/.test(number) ? number : '#'))
    .trim();
}

/** Numbers for names, in order of appearance. */
class Names {
  readonly #numbers = new Map<string, number>();
  readonly #most: number;
  #new: string[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    if (this.#numbers.size >= this.#most && name !== OTHERS) return this.numberOf(OTHERS);
    const number = this.#numbers.size;
    this.#numbers.set(name, number);
    this.#new.push(name);
    return number;
  }

  takeNew(): readonly string[] {
    const taken = this.#new;
    this.#new = [];
    return taken;
  }
}
