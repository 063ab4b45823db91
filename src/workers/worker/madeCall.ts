import { Observable } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { operate } from '../../operators/operate.js';
import { cleanFailure } from '../../providers/failures/cleanFailure.js';
import { streamOf } from '../../providers/own/streamOf.js';
import type { Completion, CompletionRequest, Provider } from '../../providers/provider.js';
import type { Deadlines } from '../../run/deadlines.js';

/** What a call came to. */
export type CallOutcome =
  | { readonly type: 'completion'; readonly completion: Completion }
  | { readonly type: 'failure'; readonly error: ProviderError };

export interface MadeCallOptions {
  readonly name: string;
  readonly provider: Pick<Provider, 'complete'>;
  /** Says when it is late. */
  readonly deadlines: Pick<Deadlines, 'limitMs' | 'start'>;
  /** Turns a text from outside into one harmless line, without secrets. */
  readonly clean: (text: string) => string;
}

/** Makes one call where it is subscribed to: emits what it came to, in time, and never errors. Unsubscribing aborts it. */
export function madeCall(request: CompletionRequest, options: MadeCallOptions): Observable<CallOutcome> {
  const { name, provider, deadlines, clean } = options;
  return new Observable((subscriber) => {
    const end = (outcome: CallOutcome) => {
      subscriber.next(outcome);
      subscriber.complete();
    };
    const fail = (error: unknown) => {
      end({ type: 'failure', error: cleanFailure(error, name, clean) });
    };
    const failForNow = (what: string) => fail(new ProviderError(`${name} ${what}`, { failure: 'transient' }));
    const late = () => failForNow(`gave no answer within ${deadlines.limitMs / 1000} s`);
    subscriber.add(deadlines.start(late));
    try {
      streamOf(provider.complete(request)).subscribe(
        operate<Completion, CallOutcome>({
          destination: subscriber,
          next: (completion) => end({ type: 'completion', completion }),
          error: fail,
          complete: () => failForNow('ended the call without an answer'),
        }),
      );
    } catch (error) {
      fail(error);
    }
  });
}
