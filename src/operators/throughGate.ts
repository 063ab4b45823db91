import { type MonoTypeOperatorFunction, Observable } from 'rxjs';
import type { Gate } from './gate.js';

export interface ThroughGateOptions {
  /** Whose turn is asked for: calls of one key start in order, keys take turns. */
  key: string;
  /** Size of the call, for a pace that counts tokens. Default `0`. */
  tokens?: number;
  /** Has the last word, when all else would let the call in: `false` is not before another call ends. Default: none. */
  claim?: (() => boolean) | undefined;
}

/**
 * Subscribes to the source when the gate lets it in, and gives its place back when the source ends or is unsubscribed.
 *
 * ```
 * call a      --r|
 * call b      --r|
 * permits: 1  --a|
 *             ---^ --b|      b starts when a has ended
 * ```
 *
 * The wait belongs to the subscription: every resubscription, such as a retry behind it, asks the gate anew.
 * Unsubscribing while waiting leaves the queue. Passes values, completion and errors through.
 *
 * @example
 * const gate = new Gate({ permits: 100 });
 * complete(request).pipe(timeout(60_000), throughGate(gate, { key: 'openai' }), retryWithBackoff())
 */
export function throughGate<T>(
  gate: Gate,
  { key, tokens = 0, claim }: ThroughGateOptions,
): MonoTypeOperatorFunction<T> {
  return (source) =>
    new Observable((subscriber) => {
      const enter = (leave: () => void) => {
        // Behind the teardown of the call: a place is free when the call is over, not before.
        subscriber.remove(leave);
        source.subscribe(subscriber);
        subscriber.add(leave);
      };
      const leave = gate.queue(key, tokens, enter, claim);
      subscriber.add(leave);
    });
}
