import { type MonoTypeOperatorFunction, Observable, timer } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { longTimers } from '../../operators/longTimers.js';
import { retryWithBackoff } from '../../operators/retry/retryWithBackoff.js';
import { RETRY_RULES } from '../../run/call/callRules.js';
import type { LaneContext } from '../laneContext.js';

/** Longest time that hundreds of megabytes take. */
const TRANSFER_MS = 3_600_000;

/** Ends a call that takes too long; one that carries a whole job may take an hour. */
export function inTime<T>(
  { timeoutMs, scheduler, provider }: Pick<LaneContext, 'timeoutMs' | 'scheduler' | 'provider'>,
  kind: 'small' | 'transfer',
): MonoTypeOperatorFunction<T> {
  const limitMs = kind === 'small' ? timeoutMs : Math.max(timeoutMs, TRANSFER_MS);
  const late = () =>
    new ProviderError(`${provider} gave no answer within ${limitMs / 1000} s`, { failure: 'transient' });
  return (call) =>
    new Observable((subscriber) => {
      subscriber.add(timer(limitMs, longTimers(scheduler)).subscribe(() => subscriber.error(late())));
      call.subscribe(subscriber);
    });
}

/** Tries a call again that failed in a way that passes. */
export function steadily<T>({
  retry,
  scheduler,
}: Pick<LaneContext, 'retry' | 'scheduler'>): MonoTypeOperatorFunction<T> {
  return retryWithBackoff<T>({ ...retry, ...RETRY_RULES, scheduler });
}

/** Whether the same call may do better later. */
export function isPassing(error: unknown): boolean {
  return RETRY_RULES.shouldRetry(error);
}

/** Whether the server has said no, so that nothing was made. */
export function isRefusal(error: unknown): boolean {
  const status = ProviderError.isInstance(error) ? error.status : undefined;
  return status !== undefined && status >= 400 && status < 500 && status !== 408;
}
