import { type MonoTypeOperatorFunction, Observable } from 'rxjs';
import type { Experiment } from '../../experiment.js';
import type { Halts } from '../health/halts.js';
import { RowLeft } from '../health/rowLeft.js';

/** Errors with `RowLeft` as soon as a row must not be sent any more, but lets a call in flight come to its end. */
export function leftWhileWaiting<T>(
  halts: Halts,
  experiment: Experiment,
  calls: { readonly inFlight: boolean },
): MonoTypeOperatorFunction<T> {
  return (row) =>
    new Observable((subscriber) => {
      const leaveIfWaiting = () => {
        const reason = calls.inFlight ? undefined : halts.reason(experiment);
        if (reason !== undefined) subscriber.error(new RowLeft(reason));
      };
      leaveIfWaiting();
      if (subscriber.closed) return;
      subscriber.add(halts.watch(leaveIfWaiting));
      row.subscribe(subscriber);
    });
}
