import { Observable, type Subscriber, type TeardownLogic } from 'rxjs';
import { type OperateConfig, type OperatorSubscriber, operate } from '../../operators/operate.js';
import { cleanFailure } from './cleanFailure.js';

/** How the failures of a call are understood and cleaned, and what is made of its values. */
export interface CleanFailuresOptions<In, Out> {
  /** Name of the provider in messages. */
  readonly provider: string;
  /** A text from outside as one harmless line, without keys. */
  readonly clean: (text: string) => string;
  /** What is made of what comes back. */
  readonly see: (value: In) => Out;
  /** Clock that dates in failures are compared to, in milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * What a call of somebody else's code comes to, its failures understood and cleaned: those that `begin` throws, those that
 * it tells its observer of, and those that `see` throws.
 *
 * @param begin Begins the call, and returns what aborts it.
 */
export function withCleanFailures<In, Out>(
  begin: (observer: OperatorSubscriber<In>) => TeardownLogic,
  options: CleanFailuresOptions<In, Out>,
): Observable<Out> {
  return new Observable((destination) => {
    const call = new CleanCall(options, destination);
    try {
      return begin(operate(call));
    } catch (error) {
      return call.error(error);
    }
  });
}

/** A class, as every row makes one: closures of its own would cost as much again. */
class CleanCall<In, Out> implements OperateConfig<In, Out> {
  readonly destination: Subscriber<Out>;
  readonly #options: CleanFailuresOptions<In, Out>;

  constructor(options: CleanFailuresOptions<In, Out>, destination: Subscriber<Out>) {
    this.destination = destination;
    this.#options = options;
  }

  next(value: In): void {
    let seen: Out;
    try {
      seen = this.#options.see(value);
    } catch (error) {
      this.error(error);
      return;
    }
    this.destination.next(seen);
  }

  error(error: unknown): void {
    const { provider, clean, now } = this.#options;
    this.destination.error(cleanFailure(error, provider, clean, now()));
  }
}
