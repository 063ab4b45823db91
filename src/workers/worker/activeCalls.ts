import type { Subscription } from 'rxjs';
import type { AnswerAddress } from '../protocol/address.js';
import type { CallDelivery } from '../protocol/broker.js';

/** A call that a worker makes. What was sent is not held as long as it takes: it may be megabytes of images. */
export interface ActiveCall {
  readonly answer: AnswerAddress;
  delivery: Pick<CallDelivery, 'acknowledge' | 'working'>;
  readonly calling: Subscription;
}

/** The calls that a worker makes to one provider. */
export class ActiveCalls implements Iterable<ActiveCall> {
  readonly #calls = new Map<string, ActiveCall>();
  readonly #byRun = new Map<string, number>();

  get size(): number {
    return this.#calls.size;
  }

  /** How many there are, by the name of the run. */
  get byRun(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#byRun);
  }

  add(call: ActiveCall): void {
    this.#calls.set(keyOf(call.answer), call);
    this.#count(call, 1);
  }

  /** Returns whether it was among them. */
  delete(call: ActiveCall): boolean {
    const isThere = this.#calls.delete(keyOf(call.answer));
    if (isThere) this.#count(call, -1);
    return isThere;
  }

  find(answer: AnswerAddress): ActiveCall | undefined {
    return this.#calls.get(keyOf(answer));
  }

  [Symbol.iterator](): Iterator<ActiveCall> {
    return this.#calls.values();
  }

  #count({ answer: { run } }: ActiveCall, by: number): void {
    const count = (this.#byRun.get(run) ?? 0) + by;
    if (count === 0) this.#byRun.delete(run);
    else this.#byRun.set(run, count);
  }
}

function keyOf({ run, id, ask }: AnswerAddress): string {
  return `${id} ${ask} ${run}`;
}
