import { type MonoTypeOperatorFunction, Observable, type SchedulerLike } from 'rxjs';
import type { Experiment } from '../../experiment.js';
import type { LanePlace } from '../health/lanePlaces.js';
import type { ProviderHealth } from '../health/providerHealth.js';

interface RowOnItsWay {
  readonly lane: Pick<ProviderHealth, 'enter'>;
  /** Given back where others may have it. */
  readonly place: Pick<LanePlace, 'take'>;
  readonly scheduler: SchedulerLike;
}

/** Counts a row as one of its provider's from its first attempt to its end, its waits included. */
export function onItsWay<T>(
  experiment: Experiment,
  { lane, place, scheduler }: RowOnItsWay,
): MonoTypeOperatorFunction<T> {
  return (row) =>
    new Observable((subscriber) => {
      subscriber.add(lane.enter(experiment, () => scheduler.now()));
      subscriber.add(() => place.take());
      row.subscribe(subscriber);
    });
}
