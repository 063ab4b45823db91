import { Observable, type Observer, type Subscriber, Subscription } from 'rxjs';

/** What becomes of the notifications of a source. Those without a handler are passed on as they are. */
export interface RelayHandlers<In> {
  next?(value: In): void;
  error?(error: unknown): void;
  complete?(): void;
  /** The source has ended or was unsubscribed from, and has let go of everything. */
  over?(): void;
}

/**
 * Subscribes to a source on behalf of a subscriber: what operators that stand in the way of every row are made of.
 *
 * It ends with the source or with the subscriber, whichever comes first. What a handler throws is an error of the
 * subscriber; `over` must not throw.
 *
 * One object, where an observer in `source.subscribe({ ... })` makes three; and it is there before the source begins,
 * so that a source which emits at once can be stopped at once.
 */
export function relay<In, Out>(
  source: Observable<In>,
  subscriber: Subscriber<Out>,
  handlers: RelayHandlers<In>,
): Subscription {
  const between = new Relay(subscriber, handlers);
  // RxJS takes an observer that is a subscription, too, as it is. If it ever wraps it, this keeps the two together.
  if (!between.closed) between.add(source.subscribe(between));
  return between;
}

/**
 * An Observable whose every subscriber has a `relay` to the source, with handlers of its own.
 *
 * @example
 * const doubled = relayed<number, number>(numbers, (subscriber) => ({
 *   next: (value) => subscriber.next(2 * value),
 * }));
 */
export function relayed<In, Out = In>(
  source: Observable<In>,
  handlersOf: (subscriber: Subscriber<Out>) => RelayHandlers<In>,
): Observable<Out> {
  return new Observable((subscriber) => relay(source, subscriber, handlersOf(subscriber)));
}

class Relay<In, Out> extends Subscription implements Observer<In> {
  readonly #subscriber: Subscriber<Out>;
  readonly #handlers: RelayHandlers<In>;
  #ended = false;

  constructor(subscriber: Subscriber<Out>, handlers: RelayHandlers<In>) {
    super();
    this.#subscriber = subscriber;
    this.#handlers = handlers;
    subscriber.add(this);
  }

  override unsubscribe(): void {
    if (this.closed) return;
    try {
      super.unsubscribe();
    } finally {
      this.#handlers.over?.();
    }
  }

  next(value: In): void {
    if (this.#ended || this.closed) return;
    try {
      if (this.#handlers.next) this.#handlers.next(value);
      else this.#subscriber.next(value as unknown as Out);
    } catch (error) {
      this.#subscriber.error(error);
    }
  }

  error(error: unknown): void {
    if (this.#ended || this.closed) return;
    this.#ended = true;
    try {
      if (this.#handlers.error) this.#handlers.error(error);
      else this.#subscriber.error(error);
    } catch (thrown) {
      this.#subscriber.error(thrown);
    } finally {
      this.unsubscribe();
    }
  }

  complete(): void {
    if (this.#ended || this.closed) return;
    this.#ended = true;
    try {
      if (this.#handlers.complete) this.#handlers.complete();
      else this.#subscriber.complete();
    } catch (thrown) {
      this.#subscriber.error(thrown);
    } finally {
      this.unsubscribe();
    }
  }
}
