import { defer, map, Observable, type ObservableInput, of, timeout } from 'rxjs';
import { operate } from '../../operators/operate.js';
import { checkedCompletion } from '../answers/checkedCompletion.js';
import { completionOf } from '../answers/completionOf.js';
import type { Completion, CompletionRequest, ModelInfo, Provider, TokenPrice } from '../provider.js';
import { streamOf } from './streamOf.js';

/** A `Provider` as one likes to write it by hand: promises do as well as observables. */
export interface OwnProvider
  extends Pick<Provider, 'concurrency' | 'limits' | 'unconfigured' | 'attachments'> {
  /** `signal` is aborted when the answer is no longer wanted: on a timeout, on a second Ctrl-C. */
  complete(request: CompletionRequest, signal: AbortSignal): ObservableInput<Completion>;
  /** Tokens that fit into a model, or `undefined`. After 30 s without a word they count as not known. */
  contextWindow?(
    request: Pick<CompletionRequest, 'model' | 'parameters'>,
  ): ObservableInput<number | undefined> | number | undefined;
  /** US dollars as a function of input and output tokens, or `undefined`. After 30 s without a word it is not known. */
  price?(
    request: Pick<CompletionRequest, 'model' | 'parameters'>,
  ): ObservableInput<TokenPrice | undefined> | TokenPrice | undefined;
  /** The models on offer, in one emission. */
  models?(): ObservableInput<readonly ModelInfo[]>;
}

/** What fits into a model is good to know, and nothing to wait for without end. */
const LONGEST_LOOK_UP_MS = 30_000;

/**
 * Makes a `Provider` of one that answers with promises, or with observables of another rxjs.
 *
 * Its answers are judged as all others are: one that was cut gets a warning, one without text is an error. Fields of
 * the wrong type are left out. `complete` errors with a `ProviderError` of class `rejected` when what comes back is no
 * completion. All other errors pass through as they are.
 *
 * @example
 * const provider = ownProvider('echo', { complete: async ({ prompt }) => ({ output: prompt }) });
 */
export function ownProvider(name: string, own: OwnProvider): Provider {
  const { contextWindow, price, models } = own;

  return {
    complete: (request) =>
      new Observable((destination) => {
        const aborter = new AbortController();
        let isOver = false;
        streamOf(own.complete(request, aborter.signal)).subscribe(
          operate<Completion, Completion>({
            destination,
            next(answer) {
              isOver = true;
              destination.next(completionOf(name, checkedCompletion(name, answer)));
            },
            error(error) {
              isOver = true;
              destination.error(error);
            },
            complete() {
              isOver = true;
              destination.complete();
            },
            // An answer that is wanted and there needs no abort, which would cut what is still being read of it.
            finalize() {
              if (!isOver) aborter.abort();
            },
          }),
        );
      }),
    ...(contextWindow && {
      contextWindow: (request) =>
        defer(() => streamOf(contextWindow.call(own, request))).pipe(
          timeout({ first: LONGEST_LOOK_UP_MS, with: () => of(undefined) }),
        ),
    }),
    ...(price && {
      price: (request) =>
        defer(() => streamOf(price.call(own, request))).pipe(
          timeout({ first: LONGEST_LOOK_UP_MS, with: () => of(undefined) }),
          map((found) => (typeof found === 'function' ? found : undefined)),
        ),
    }),
    ...(models && { models: () => defer(() => models.call(own)) }),
    concurrency: own.concurrency,
    limits: own.limits,
    attachments: own.attachments,
    unconfigured: own.unconfigured,
  };
}
