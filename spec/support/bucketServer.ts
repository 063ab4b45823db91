import { mergeMap, Observable, of, type SchedulerLike, throwError, timer } from 'rxjs';
import { seededRandom } from '../../bench/seededRandom.mjs';
import { type BucketOptions, tokenBucket } from '../../bench/server/tokenBucket.mjs';
import type { Allowance } from '../../src/allowance.js';
import { allowanceOf } from '../../src/providers/failures/allowanceHeaders.js';
import { httpFailureOf } from '../../src/providers/failures/httpFailureOf.js';

export interface BucketServerOptions extends BucketOptions {
  readonly scheduler: SchedulerLike;
  /** Time that an answer takes. */
  readonly latencyMs: number;
  /** Share of it that chance adds at most. Default `0`. */
  readonly latencyJitter?: number;
  /** Time that a refusal takes. Default `1`. */
  readonly refusalMs?: number;
  /** Of chance. Default `1`. */
  readonly seed?: number;
}

/** What the server saw of one call. */
export interface Arrival {
  readonly atMs: number;
  readonly admitted: boolean;
}

export interface BucketServer {
  /** One call, which arrives when it is subscribed to. A refusal is an error, classified as a provider's is. */
  readonly call: Observable<{ readonly allowance: Allowance | undefined }>;
  readonly arrivals: readonly Arrival[];
}

/** A server with a token bucket, in the time of a scheduler. */
export function bucketServer(options: BucketServerOptions): BucketServer {
  const { scheduler, latencyMs, latencyJitter = 0, refusalMs = 1, seed = 1 } = options;
  const admit = tokenBucket(options, () => scheduler.now());
  const random = seededRandom(seed);
  const arrivals: Arrival[] = [];

  const call = new Observable<{ allowance: Allowance | undefined }>((subscriber) => {
    const nowMs = scheduler.now();
    const { admitted, headers } = admit();
    arrivals.push({ atMs: nowMs, admitted });
    const takesMs = admitted ? latencyMs * (1 + latencyJitter * random()) : refusalMs;
    const answer = admitted
      ? of({ allowance: allowanceOf(headers, nowMs) })
      : throwError(() => httpFailureOf({ provider: 'bucket', status: 429, headers, body: undefined, nowMs }));
    return timer(Math.round(takesMs), scheduler)
      .pipe(mergeMap(() => answer))
      .subscribe(subscriber);
  });

  return { call, arrivals };
}
