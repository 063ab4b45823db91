import type { FinishedRow } from '../../sinks/resume/finishedRow.js';
import type { AnswerDelivery } from '../protocol/broker.js';
import { idFor, rowNumberOf, rowOf } from './callIds.js';

/** What is left of an answer that a row has got: its text would be held for each row that is not on the disk. */
type GivenAnswer = Pick<AnswerDelivery, 'sequence' | 'acknowledge'>;

/**
 * The answers that the broker still keeps: those that no row has asked for yet, and those that a row has got and whose
 * result is not on the disk. Rows are known by their ids, see `CompletionRequest.id`, which tell identical twins apart.
 */
export class AnswerShelf {
  /** Of calls that this life of the run did not wait for, by the `experiment_id` of their rows. */
  readonly #waiting = new Map<string, AnswerDelivery[]>();
  /** Given to a row whose result is not written, by its id. */
  readonly #given = new Map<string, GivenAnswer>();
  /** Of results that are written, and not known to be on the disk. */
  #written: GivenAnswer[] = [];
  readonly #sequences = new Set<number>();

  /** Whether an answer is here already: a broker may hand it out again. */
  has({ sequence }: AnswerDelivery): boolean {
    return this.#sequences.has(sequence);
  }

  /** Keeps an answer for the row that may ask for it. */
  put(answer: AnswerDelivery): void {
    this.#sequences.add(answer.sequence);
    const row = rowOf(answer.address.id);
    // The bytes are part of a larger piece of what has come in, which they would keep in memory.
    const kept = { ...answer, data: answer.data.slice() };
    this.#waiting.set(row, [...(this.#waiting.get(row) ?? []), kept]);
  }

  /** Gives an answer away that was kept for this row, or for a twin of it. */
  take(id: string): AnswerDelivery | undefined {
    const answers = this.#waiting.get(rowOf(id));
    if (answers === undefined) return undefined;
    const ids = answers.map(({ address }) => address.id);
    const answer = this.#remove(idFor(id, ids));
    if (answer !== undefined) this.give(id, answer);
    return answer;
  }

  /** A row has got this answer. */
  give(id: string, { sequence, acknowledge }: AnswerDelivery): void {
    this.#sequences.add(sequence);
    this.#given.set(id, { sequence, acknowledge });
  }

  /** The results hold this row already, so that the answer it came from is not needed any more, and no twin's is. */
  finished({ experimentId, rowNumber }: FinishedRow): void {
    const answers = this.#waiting.get(experimentId) ?? [];
    const own = answers.find(({ address }) => rowNumberOf(address.id) === rowNumber);
    const answer = this.#remove(own?.address.id);
    if (answer !== undefined) this.#written.push(answer);
  }

  /** The result of a row is written. */
  written(id: string): void {
    const answer = this.#given.get(id);
    if (answer === undefined) return;
    this.#given.delete(id);
    this.#written.push(answer);
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

  #remove(id: string | undefined): AnswerDelivery | undefined {
    if (id === undefined) return undefined;
    const row = rowOf(id);
    const answers = this.#waiting.get(row) ?? [];
    const found = answers.find(({ address }) => address.id === id);
    const rest = answers.filter((answer) => answer !== found);
    if (rest.length === 0) this.#waiting.delete(row);
    else this.#waiting.set(row, rest);
    return found;
  }

  #forget(answer: GivenAnswer): void {
    answer.acknowledge();
    this.#sequences.delete(answer.sequence);
  }
}
