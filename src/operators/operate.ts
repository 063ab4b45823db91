import { type Observer, type Subscriber, Subscription } from 'rxjs';
import type { Link } from '../queues/linkedList.js';

/** What subscriptions belong to, and leave when they end. */
export interface SubscriptionOwner {
  add(inner: Subscription): Link | undefined;
}

/** Who is subscribed for, and what becomes of the notifications. Those without a handler are passed on as they are. */
export interface OperateConfig<In, Out> {
  readonly destination: Subscriber<Out>;
  /** What ends the subscription along with itself. Default: the destination. */
  readonly owner?: SubscriptionOwner | undefined;
  next?(value: In): void;
  error?(error: unknown): void;
  complete?(): void;
  /** Called when the source has ended or was unsubscribed from, and has let go of everything. Must not throw. */
  finalize?(): void;
}

/** An observer that can be handed to `subscribe` as it is, and the subscription that this makes. */
export type OperatorSubscriber<In> = Observer<In> & Subscription;

/**
 * Makes the subscriber through which an operator listens to its source on behalf of its destination, as RxJS 8 does
 * under the same name (https://github.com/ReactiveX/rxjs/blob/8.0.0-alpha.14/packages/observable/src/observable.ts).
 *
 * The source ends with the destination, or by itself, whichever comes first. What a handler throws is an error of the
 * destination. `finalize` is called behind the teardown of the source, whereas the operator of that name in RxJS 7 does
 * not tell when the source has let go.
 *
 * It is one object, where an observer in `source.subscribe({ ... })` makes three; and it is there before the source
 * begins, so that a source which emits at once can be stopped at once.
 *
 * @example
 * const doubled = new Observable<number>((destination) =>
 *   of(1, 2, 3).subscribe(operate({ destination, next: (value: number) => destination.next(2 * value) })),
 * );
 */
export function operate<In, Out>(config: OperateConfig<In, Out>): OperatorSubscriber<In> {
  return new ConfiguredSubscriber(config);
}

class ConfiguredSubscriber<In, Out> extends Subscription implements Observer<In> {
  readonly #config: OperateConfig<In, Out>;
  readonly #link: Link | undefined;
  #ended = false;

  constructor(config: OperateConfig<In, Out>) {
    super();
    this.#config = config;
    if (config.owner === undefined) config.destination.add(this);
    else this.#link = config.owner.add(this);
  }

  override unsubscribe(): void {
    if (this.closed) return;
    try {
      super.unsubscribe();
    } finally {
      this.#link?.remove();
      this.#config.finalize?.();
    }
  }

  next(value: In): void {
    if (this.#ended || this.closed) return;
    const config = this.#config;
    try {
      if (config.next) config.next(value);
      else config.destination.next(value as unknown as Out);
    } catch (error) {
      config.destination.error(error);
    }
  }

  error(error: unknown): void {
    if (this.#ended || this.closed) return;
    this.#ended = true;
    const config = this.#config;
    try {
      if (config.error) config.error(error);
      else config.destination.error(error);
    } catch (thrown) {
      config.destination.error(thrown);
    } finally {
      this.unsubscribe();
    }
  }

  complete(): void {
    if (this.#ended || this.closed) return;
    this.#ended = true;
    const config = this.#config;
    try {
      if (config.complete) config.complete();
      else config.destination.complete();
    } catch (thrown) {
      config.destination.error(thrown);
    } finally {
      this.unsubscribe();
    }
  }
}
