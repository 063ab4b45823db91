import { type MonoTypeOperatorFunction, Observable, type SchedulerLike } from 'rxjs';
import type { Experiment } from '../../experiment.js';
import type { ProviderHealth } from '../health/providerHealth.js';

/** Counts a row as one of its provider's from its first attempt to its end, its waits included. */
export function onItsWay<T>(
  experiment: Experiment,
  lane: Pick<ProviderHealth, 'enter'>,
  scheduler: SchedulerLike,
): MonoTypeOperatorFunction<T> {
  return (row) =>
    new Observable((subscriber) => {
      subscriber.add(lane.enter(experiment, () => scheduler.now()));
      row.subscribe(subscriber);
    });
}
