import { Subscription } from 'rxjs';

/**
 * The inner subscriptions of an operator, which end with it. Each leaves in constant time, where a `Subscription` looks
 * through all that it has: with a thousand in flight that took a tenth of a row's time.
 */
export class InnerSubscriptions {
  readonly #running = new Set<Subscription>();
  #closed = false;

  /** Ends it along with the others; at once, if they have ended already. */
  add(inner: Subscription): void {
    if (this.#closed) inner.unsubscribe();
    else this.#running.add(inner);
  }

  /** It has ended by itself. */
  remove(inner: Subscription): void {
    this.#running.delete(inner);
  }

  /** Ends all of them, in the order in which they were added. What they throw comes as one `UnsubscriptionError`. */
  unsubscribe(): void {
    this.#closed = true;
    const all = new Subscription();
    for (const inner of this.#running) all.add(inner);
    this.#running.clear();
    all.unsubscribe();
  }
}
