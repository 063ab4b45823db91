import type { Subscription } from 'rxjs';
import type { AnswerAddress } from '../protocol/address.js';
import type { CallDelivery } from '../protocol/broker.js';

/** A call that a worker makes. */
export interface ActiveCall {
  readonly answer: AnswerAddress;
  delivery: CallDelivery;
  readonly calling: Subscription;
}

/** The calls that a worker makes to one provider. */
export class ActiveCalls implements Iterable<ActiveCall> {
  readonly #calls = new Set<ActiveCall>();

  get size(): number {
    return this.#calls.size;
  }

  /** How many there are, by the name of the run. */
  get byRun(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { answer } of this.#calls) counts[answer.run] = (counts[answer.run] ?? 0) + 1;
    return counts;
  }

  add(call: ActiveCall): void {
    this.#calls.add(call);
  }

  /** Returns whether it was among them. */
  delete(call: ActiveCall): boolean {
    return this.#calls.delete(call);
  }

  find({ run, id, ask }: AnswerAddress): ActiveCall | undefined {
    for (const call of this.#calls) {
      const { answer } = call;
      if (answer.id === id && answer.ask === ask && answer.run === run) return call;
    }
    return undefined;
  }

  [Symbol.iterator](): Iterator<ActiveCall> {
    return this.#calls.values();
  }
}
