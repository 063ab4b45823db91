import type { AnswerDelivery } from '../protocol/broker.js';

/** What is left of an answer that a row has got: its text would be held for each row that is not on the disk. */
type GivenAnswer = Pick<AnswerDelivery, 'sequence' | 'acknowledge'>;

/**
 * The answers that the broker still keeps: those that no row has asked for yet, and those that a row has got and whose
 * result is not on the disk. Rows are known by their `experiment_id`, which identical rows share: one answer is as good
 * as the other to them, and each is given away once.
 */
export class AnswerShelf {
  /** Of calls that this life of the run did not wait for. */
  readonly #waiting = new Map<string, AnswerDelivery[]>();
  /** Given to a row whose result is not written. */
  readonly #given = new Map<string, GivenAnswer[]>();
  /** Of results that are written, and not known to be on the disk. */
  #written: GivenAnswer[] = [];
  readonly #sequences = new Set<number>();

  /** Whether an answer is here already: a broker may hand it out again. */
  has({ sequence }: AnswerDelivery): boolean {
    return this.#sequences.has(sequence);
  }

  /** Keeps an answer for a row that may ask for it. */
  put(row: string, answer: AnswerDelivery): void {
    this.#sequences.add(answer.sequence);
    // The bytes are part of a larger piece of what has come in, which they would keep in memory.
    push(this.#waiting, row, { ...answer, data: answer.data.slice() });
  }

  /** Gives an answer away that was kept for this row: the oldest first. */
  take(row: string): AnswerDelivery | undefined {
    const answer = shift(this.#waiting, row);
    if (answer !== undefined) this.give(row, answer);
    return answer;
  }

  /** A row has got this answer. */
  give(row: string, { sequence, acknowledge }: AnswerDelivery): void {
    this.#sequences.add(sequence);
    push(this.#given, row, { sequence, acknowledge });
  }

  /** The results hold this row already, so that the answer it came from is not needed any more. */
  drop(row: string): void {
    const answer = shift(this.#waiting, row);
    if (answer !== undefined) this.#forget(answer);
  }

  /** The result of a row is written. */
  written(row: string): void {
    const answer = shift(this.#given, row);
    if (answer !== undefined) this.#written.push(answer);
  }

  /** Answers whose results are written: what this returns is called when they are on the disk. */
  takeWritten(): (() => void) | undefined {
    if (this.#written.length === 0) return undefined;
    const written = this.#written;
    this.#written = [];
    return () => {
      for (const answer of written) this.#forget(answer);
    };
  }

  #forget(answer: GivenAnswer): void {
    answer.acknowledge();
    this.#sequences.delete(answer.sequence);
  }
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function shift<Value>(lists: Map<string, Value[]>, key: string): Value | undefined {
  const list = lists.get(key);
  const value = list?.shift();
  if (list?.length === 0) lists.delete(key);
  return value;
}
