import { Observable, type Observer, type OperatorFunction, type Subscriber, Subscription } from 'rxjs';

/** Goes on with a value on behalf of a destination. Nobody else completes that from then on. */
export type GoOn<In, Out> = (value: In, destination: Subscriber<Out>) => void;

/**
 * Hands the source's first value over to `goOn`, and drops those behind it. Completes with a source that emits nothing;
 * errors as the source does, and with what `goOn` throws. What operators on the one value of a row are made of.
 *
 * @example
 * const doubled = of(1, 2, 3).pipe(
 *   firstValue<number, number>((value, destination) => of(2 * value).subscribe(destination)),
 * );
 */
export function firstValue<In, Out>(goOn: GoOn<In, Out>): OperatorFunction<In, Out> {
  return (source) =>
    new Observable<Out>((destination) => {
      source.subscribe(new FirstValueSubscriber(destination, goOn));
    });
}

/** A class, as every row makes some of these: closures of their own would cost as much again. */
class FirstValueSubscriber<In, Out> extends Subscription implements Observer<In> {
  readonly #destination: Subscriber<Out>;
  readonly #goOn: GoOn<In, Out>;
  #hasCome = false;

  constructor(destination: Subscriber<Out>, goOn: GoOn<In, Out>) {
    super();
    this.#destination = destination;
    this.#goOn = goOn;
    destination.add(this);
  }

  next(value: In): void {
    if (this.#hasCome || this.closed) return;
    this.#hasCome = true;
    try {
      this.#goOn(value, this.#destination);
    } catch (error) {
      this.#destination.error(error);
    }
  }

  error(error: unknown): void {
    if (this.closed) return;
    this.#destination.error(error);
    this.unsubscribe();
  }

  complete(): void {
    if (this.closed) return;
    if (!this.#hasCome) this.#destination.complete();
    this.unsubscribe();
  }
}
