import { Observable, type TeardownLogic } from 'rxjs';
import { type OperatorSubscriber, operate } from '../../operators/operate.js';
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
  { provider, clean, see, now }: CleanFailuresOptions<In, Out>,
): Observable<Out> {
  return new Observable((destination) => {
    const fail = (error: unknown) => destination.error(cleanFailure(error, provider, clean, now()));
    const pass = (value: In) => {
      let seen: Out;
      try {
        seen = see(value);
      } catch (error) {
        return fail(error);
      }
      destination.next(seen);
    };
    try {
      return begin(operate<In, Out>({ destination, next: pass, error: fail }));
    } catch (error) {
      return fail(error);
    }
  });
}
