import { type MonoTypeOperatorFunction, Observable, type SchedulerLike } from 'rxjs';
import type { Experiment } from '../../experiment.js';
import type { Halts } from '../health/halts.js';
import type { LanePlace } from '../health/lanePlaces.js';
import type { ProviderHealth } from '../health/providerHealth.js';
import { RowLeft } from '../health/rowLeft.js';

interface RowOnItsWay {
  readonly lane: Pick<ProviderHealth, 'enter'>;
  /** Given back where others may have it. */
  readonly place: Pick<LanePlace, 'take'>;
  readonly halts: Pick<Halts, 'reason' | 'watch'>;
  /** Its call in flight comes to its end, whatever is halted. */
  readonly calls: { readonly inFlight: boolean };
  readonly scheduler: SchedulerLike;
}

/**
 * Counts a row as one of its provider's from its first attempt to its end, its waits included. Errors with `RowLeft` as
 * soon as one that waits must not be sent any more.
 */
export function onItsWay<T>(
  experiment: Experiment,
  { lane, place, halts, calls, scheduler }: RowOnItsWay,
): MonoTypeOperatorFunction<T> {
  return (row) =>
    new Observable((subscriber) => {
      const leaveIfWaiting = () => {
        const reason = calls.inFlight ? undefined : halts.reason(experiment);
        if (reason !== undefined) subscriber.error(new RowLeft(reason));
      };
      leaveIfWaiting();
      if (subscriber.closed) return;
      const unwatch = halts.watch(leaveIfWaiting);
      const leave = lane.enter(experiment, () => scheduler.now());
      subscriber.add(() => {
        unwatch();
        leave();
        place.take();
      });
      row.subscribe(subscriber);
    });
}
