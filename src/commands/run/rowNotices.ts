import { maskNumbers } from '../../reporters/state/failureGroups.js';
import { counted } from '../../text/counted.js';
import type { Tell } from '../tell.js';

/** Rows that are told one by one of those with which the same is wrong. */
const TOLD = 5;
/** Messages that are told apart. */
const MOST_MESSAGES = 200;

/** What there is to say of one row that is not `ok`. */
export interface RowNotice {
  readonly rowNumber: number;
  readonly status: string;
  readonly message: string;
}

/** Tells what is wrong with rows: of the first few with which the same is wrong one by one, of the others at the end. */
export class RowNotices {
  readonly #tell: Tell;
  readonly #counts = new Map<string, number>();
  #others = 0;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  add({ rowNumber, status, message }: RowNotice): void {
    const key = `${status}: ${maskNumbers(message)}`;
    const count = this.#counts.get(key);
    if (count === undefined && this.#counts.size >= MOST_MESSAGES) {
      this.#others += 1;
      return;
    }
    this.#counts.set(key, (count ?? 0) + 1);
    if ((count ?? 0) < TOLD) this.#tell(`Row ${rowNumber}: ${status}: ${message}`);
  }

  /** Tells how many more there were. */
  end(): void {
    for (const [message, count] of this.#counts) {
      if (count > TOLD) this.#tell(`${counted(count - TOLD, 'more row')}: ${message}`);
    }
    if (this.#others > 0) this.#tell(`${counted(this.#others, 'more row')}: other messages`);
  }
}
