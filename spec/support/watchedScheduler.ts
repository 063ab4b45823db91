import { type SchedulerAction, type Subscription, VirtualTimeScheduler } from 'rxjs';

/** Virtual time that tells which waits were asked for. */
export class WatchedScheduler extends VirtualTimeScheduler {
  readonly waits: number[] = [];

  override schedule<T>(
    work: (this: SchedulerAction<T>, state?: T) => void,
    delayMs = 0,
    state?: T,
  ): Subscription {
    this.waits.push(delayMs);
    return super.schedule(work, delayMs, state);
  }
}
