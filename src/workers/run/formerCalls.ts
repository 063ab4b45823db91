import type { CallAddress } from '../protocol/address.js';
import { idFor, rowOf } from './callIds.js';

/** The calls of a former life of a run that are not answered yet. */
export class FormerCalls {
  readonly #byRow = new Map<string, readonly CallAddress[]>();

  add(address: CallAddress): void {
    const row = rowOf(address.id);
    this.#byRow.set(row, [...(this.#byRow.get(row) ?? []), address]);
  }

  /** Whether there is a call of this id. */
  has(id: string): boolean {
    return this.#byRow.get(rowOf(id))?.some((address) => address.id === id) ?? false;
  }

  /** Gives away a call that was made for this row, or for a twin of it. */
  take(id: string, provider: string): CallAddress | undefined {
    const calls = this.#byRow.get(rowOf(id))?.filter((address) => address.provider === provider);
    if (calls === undefined) return undefined;
    const chosen = idFor(
      id,
      calls.map((address) => address.id),
    );
    const former = calls.find((address) => address.id === chosen);
    if (former !== undefined) this.delete(former.id);
    return former;
  }

  delete(id: string): void {
    const row = rowOf(id);
    const rest = this.#byRow.get(row)?.filter((address) => address.id !== id) ?? [];
    if (rest.length === 0) this.#byRow.delete(row);
    else this.#byRow.set(row, rest);
  }
}
