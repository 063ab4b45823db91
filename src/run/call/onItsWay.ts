import type { SchedulerLike } from 'rxjs';
import type { LeftReason } from '../../events.js';
import type { Experiment } from '../../experiment.js';
import type { Halts } from '../health/halts.js';
import type { LanePlace } from '../health/lanePlaces.js';
import type { ProviderHealth } from '../health/providerHealth.js';

interface RowOnItsWay {
  readonly lane: Pick<ProviderHealth, 'enter'>;
  /** Given back where others may have it. */
  readonly place: Pick<LanePlace, 'take'>;
  readonly halts: Pick<Halts, 'reason' | 'watch'>;
  /** Its call in flight comes to its end, whatever is halted. */
  readonly calls: { readonly inFlight: boolean };
  readonly scheduler: SchedulerLike;
  /** Called as soon as a row that waits must not be sent any more. */
  readonly leave: (reason: LeftReason) => void;
}

/**
 * Counts a row as one of its provider's from now to its end, its waits included: until the function is called that this
 * returns.
 */
export function onItsWay(
  experiment: Experiment,
  { lane, place, halts, calls, scheduler, leave }: RowOnItsWay,
): () => void {
  // Who is told that a row leaves may halt more: it leaves once.
  let isOver = false;
  const unwatch = halts.watch(() => {
    const reason = isOver || calls.inFlight ? undefined : halts.reason(experiment);
    if (reason === undefined) return;
    isOver = true;
    leave(reason);
  });
  const leaveLane = lane.enter(experiment, () => scheduler.now());
  return () => {
    isOver = true;
    unwatch();
    leaveLane();
    place.take();
  };
}
