import { filter, Subscription, takeUntil, timer } from 'rxjs';
import { longTimers } from '../../operators/longTimers.js';
import { type LaneContext, pollMsOf } from '../laneContext.js';
import type { JobFiller } from './jobFiller.js';
import type { RunningJobs } from './runningJobs.js';

/** Seals the job that is being filled, once no more rows come to it. */
export class Sealing {
  readonly #context: Pick<LaneContext, 'scheduler' | 'batch'>;
  readonly #filler: Pick<JobFiller, 'seal'>;
  readonly #running: Pick<RunningJobs, 'isCollecting' | 'ended'>;
  #later = Subscription.EMPTY;

  constructor(
    context: Pick<LaneContext, 'scheduler' | 'batch'>,
    parts: {
      readonly filler: Pick<JobFiller, 'seal'>;
      readonly running: Pick<RunningJobs, 'isCollecting' | 'ended'>;
    },
  ) {
    this.#context = context;
    this.#filler = parts.filler;
    this.#running = parts.running;
  }

  /**
   * Seals the job: at once, or after the time of one look where another is being collected, from which more rows may
   * come back. When that has ended before, whoever begins anew seals at once.
   */
  begin(): void {
    if (!this.#running.isCollecting) this.#filler.seal();
    else if (this.#later.closed) this.#later = this.#sealLater();
  }

  /** Seals nothing any more. */
  close(): void {
    this.#later.unsubscribe();
  }

  #sealLater(): Subscription {
    const collected = this.#running.ended.pipe(filter(() => !this.#running.isCollecting));
    return timer(pollMsOf(this.#context), longTimers(this.#context.scheduler))
      .pipe(takeUntil(collected))
      .subscribe(() => this.#filler.seal());
  }
}
