import { Observable } from 'rxjs';
import { relay } from '../../operators/relay.js';
import { cleanFailure } from './cleanFailure.js';

export interface CleanFailuresOptions<In, Out> {
  /** Name of the provider in messages. */
  readonly provider: string;
  /** A text from outside as one harmless line, without keys. */
  readonly clean: (text: string) => string;
  /** What is made of what comes back. */
  readonly see: (value: In) => Out;
}

/**
 * What a call of somebody else's code comes to, its failures understood and cleaned: those that it throws, those that
 * it errors with, and those that `see` throws.
 */
export function cleanFailures<In, Out>(
  call: () => Observable<In>,
  { provider, clean, see }: CleanFailuresOptions<In, Out>,
): Observable<Out> {
  return new Observable((subscriber) => {
    const fail = (error: unknown) => subscriber.error(cleanFailure(error, provider, clean));
    try {
      relay(call(), subscriber, {
        next(value) {
          let seen: Out;
          try {
            seen = see(value);
          } catch (error) {
            return fail(error);
          }
          subscriber.next(seen);
        },
        error: fail,
      });
    } catch (error) {
      fail(error);
    }
  });
}
