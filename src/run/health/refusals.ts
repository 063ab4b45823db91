import type { ProviderError } from '../../errors.js';

/** Rows in a row that are refused in the same way. */
const ROWS = 10;

const WORDS = /[\w:.-]+/g;
const SHORTEST_ID = 12;
const TIME = /^\d{1,2}:\d{2}/;

interface Streak {
  readonly refusal: string;
  readonly rows: Set<number>;
}

/** Counts the rows of one model that are refused in the same way, one after the other. */
export class Refusals {
  #answered = false;
  #streak: Streak | undefined;

  /** The model has answered a row. */
  answered(): void {
    this.#answered = true;
    this.#streak = undefined;
  }

  /** A row was refused for good. Returns whether so many were in the same way that the next ones will be, too. */
  refused(position: number, error: ProviderError): boolean {
    const { failure, aboutRow } = error;
    // A model that has answered is there.
    if (aboutRow || (failure === 'no-such-model' && this.#answered)) return false;
    const refusal = refusalOf(error);
    const rows = this.#streak?.refusal === refusal ? this.#streak.rows : new Set<number>();
    this.#streak = { refusal, rows: rows.add(position) };
    return rows.size >= ROWS;
  }
}

/** What two refusals have in common that are of one kind. A parameter that is not taken may have another value each time. */
function refusalOf({ failure, message, parameter }: ProviderError): string {
  if (failure === 'no-such-model') return failure;
  return parameter === undefined ? message.replace(WORDS, withoutChanging) : `parameter ${parameter}`;
}

/** Request ids and times: what makes two refusals of one kind differ. */
function withoutChanging(word: string): string {
  return TIME.test(word) || (word.length >= SHORTEST_ID && /\d/.test(word)) ? '' : word;
}
