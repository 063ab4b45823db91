import { type MonoTypeOperatorFunction, Observable } from 'rxjs';
import type { Gate } from './gate.js';
import type { GateCall } from './gateOptions.js';

/** Whose turn is asked for, and for how much. */
export type ThroughGateOptions = GateCall;

/**
 * Subscribes to the source when the gate lets it in, and gives its place back when the source ends or is unsubscribed.
 *
 * ```
 * call a    --a|       takes the only permit
 * call b       --b|    starts when a has ended
 * ```
 *
 * The wait belongs to the subscription: every resubscription, such as a retry behind it, asks the gate anew.
 * Unsubscribing while waiting leaves the queue. Passes values, completion and errors through.
 *
 * @example
 * const gate = new Gate({ permits: 100 });
 * complete(request).pipe(timeout(60_000), throughGate(gate, { key: 'openai' }), retryWithBackoff())
 */
export function throughGate<T>(gate: Gate, call: ThroughGateOptions): MonoTypeOperatorFunction<T> {
  return (source) =>
    new Observable((subscriber) => {
      const enter = (leave: () => void) => {
        // Behind the teardown of the call: a place is free when the call is over, not before.
        subscriber.remove(leave);
        source.subscribe(subscriber);
        subscriber.add(leave);
      };
      const leave = gate.queue(call, enter);
      subscriber.add(leave);
    });
}
