import { asyncScheduler, type MonoTypeOperatorFunction, Observable, type SchedulerLike } from 'rxjs';
import { operate } from './operate.js';
import type { Acceptance, PaceReports, Refusal } from './pace/pacedCall.js';

export interface ReportToPaceOptions<T> {
  /** Estimated size of the call, for limits on tokens. Default `0`. */
  tokens?: number | undefined;
  /** What an answer says about tokens and allowance. Default: nothing. */
  acceptance?: ((value: T) => Acceptance) | undefined;
  /** What an error says about the rate; `undefined` if it is no refusal. Default: no error is. */
  refusal?: ((error: unknown) => Refusal | undefined) | undefined;
  /** Clock. Default `asyncScheduler`. */
  scheduler?: SchedulerLike | undefined;
}

/**
 * Reports a call to the pace: that it has begun, how it was received, that it is over. Belongs directly inside
 * `throughGate`, whose gate asks the same pace when the next call may begin.
 *
 * ```
 * call    --r|
 * start   |         what the pace is told, and when
 * accept    |
 * end        |
 * ```
 *
 * Passes everything through unchanged.
 *
 * @example
 * const pace = new LimitPace({ cap: 20 });
 * const gate = new Gate({ paceOf: () => pace });
 * const refusal = (error: unknown) => (ProviderError.isInstance(error) ? { reason: error.message } : undefined);
 * complete(request).pipe(reportToPace(pace, { refusal }), throughGate(gate, { key: 'openai' }), retryWithBackoff())
 */
export function reportToPace<T, Call>(
  pace: PaceReports<Call>,
  options: ReportToPaceOptions<T> = {},
): MonoTypeOperatorFunction<T> {
  const {
    tokens = 0,
    acceptance = () => ({}),
    refusal = () => undefined,
    scheduler = asyncScheduler,
  } = options;
  return (source) =>
    new Observable((destination) => {
      const call = pace.start(scheduler.now(), tokens);
      source.subscribe(
        operate<T, T>({
          destination,
          next(value) {
            pace.accept(call, scheduler.now(), acceptance(value));
            destination.next(value);
          },
          error(error) {
            const refused = refusal(error);
            if (refused === undefined) pace.fail(call, scheduler.now());
            else pace.refuse(call, scheduler.now(), refused);
            destination.error(error);
          },
          finalize: () => pace.end(),
        }),
      );
    });
}
