import type { Result } from '../../result.js';
import type { FailureGroup } from './states.js';

/** Groups that are told apart; whatever is said beyond them is one more. */
const MOST_GROUPS = 100;

/** Counts `error` or `warning` rows by what is said of them, numbers aside, in bounded memory. */
export class FailureGroups {
  readonly #groups = new Map<string, FailureGroup>();
  readonly #others: string;

  /** @param others What those are called together that there is no room for. */
  constructor(others: string) {
    this.#others = others;
  }

  add({ failure, errorMessage }: Pick<Result, 'failure' | 'errorMessage'>): void {
    const isOne = this.#count(failure ?? 'invalid', errorMessage);
    if (!isOne) this.#count('other', this.#others, 1);
  }

  /** The most frequent first. */
  get groups(): readonly FailureGroup[] {
    return [...this.#groups.values()].sort((one, other) => other.count - one.count);
  }

  /** Returns whether there was room for it. */
  #count(failure: FailureGroup['failure'], said: string, more = 0): boolean {
    const masked = maskNumbers(said);
    const key = `${failure} ${masked}`;
    const known = this.#groups.get(key);
    if (known === undefined && this.#groups.size >= MOST_GROUPS + more) return false;
    const message = known === undefined || known.message === said ? said : masked;
    this.#groups.set(key, { failure, message, count: (known?.count ?? 0) + 1 });
    return true;
  }
}

const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
/** Words of letters and digits, ten and more, two digits among them. */
const ID = /\b(?=[a-z_]*\d[a-z_]*\d)\w{10,}\b/gi;
/** With or without a unit of time behind it. */
const NUMBER = /\b\d+(?:[.,:]\d+)*(?=(?:ms|s|m|h)?\b)/g;

/**
 * A message without what differs from one row to the next.
 *
 * @example
 * maskNumbers('openai answered 429: try again in 1.5 s (req_8f14e45fceea)'); // 'openai answered #: try again in # s (#)'
 */
export function maskNumbers(message: string): string {
  return message.replace(UUID, '#').replace(ID, '#').replace(NUMBER, '#');
}
