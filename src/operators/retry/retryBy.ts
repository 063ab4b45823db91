import { type MonoTypeOperatorFunction, Observable, type Subscriber, type Subscription } from 'rxjs';
import { type OperateConfig, operate } from '../operate.js';
import type { Retry } from './retryOptions.js';
import type { RetryRules } from './retryRules.js';

/** `retryWithBackoff` for many sources, such as all rows of a run, whose rules are the same. */
export function retryBy<T>(
  rules: RetryRules,
  onRetry: (retry: Retry) => void = () => {},
): MonoTypeOperatorFunction<T> {
  return (source) =>
    new Observable((destination) => new Attempts(source, rules, onRetry, destination).begin());
}

/** A class, as every row makes one: closures of its own would cost as much again. */
class Attempts<T> implements OperateConfig<T, T> {
  readonly destination: Subscriber<T>;
  readonly #source: Observable<T>;
  readonly #rules: RetryRules;
  readonly #onRetry: (retry: Retry) => void;
  // Not the subscription: the first attempt may have had to wait for its turn.
  #firstFailureMs: number | undefined;
  #retries = 0;
  #waitMs: number | undefined;
  #waiting: Subscription | undefined;

  constructor(
    source: Observable<T>,
    rules: RetryRules,
    onRetry: (retry: Retry) => void,
    destination: Subscriber<T>,
  ) {
    this.#source = source;
    this.#rules = rules;
    this.#onRetry = onRetry;
    this.destination = destination;
  }

  begin(): void {
    this.#waitMs = undefined;
    this.#source.subscribe(operate(this));
  }

  error(error: unknown): void {
    const waitMs = this.#waitBefore(error);
    this.#waitMs = waitMs;
    if (waitMs === undefined) this.destination.error(error);
    else this.#onRetry({ error, retries: this.#retries, waitMs });
  }

  /** The failed attempt has let go of everything before the next one begins, however short the wait. */
  finalize(): void {
    if (this.#waitMs === undefined) return;
    if (this.#waiting !== undefined) this.destination.remove(this.#waiting);
    this.#waiting = this.#rules.scheduler.schedule(() => this.begin(), this.#waitMs);
    this.destination.add(this.#waiting);
  }

  #waitBefore(error: unknown): number | undefined {
    const { maxRetries, shouldRetry, delayHintMs, countsHinted, maxWaitMs, backoffMs, scheduler } =
      this.#rules;
    if (!shouldRetry(error)) return undefined;
    this.#firstFailureMs ??= scheduler.now();
    const askedMs = delayHintMs(error) ?? 0;
    // A server that says "at once" again and again would be asked without end.
    const hintMs = askedMs > 0 ? askedMs : undefined;
    if (hintMs !== undefined && scheduler.now() + hintMs - this.#firstFailureMs > maxWaitMs) return undefined;
    if (hintMs !== undefined && !countsHinted(error)) return Math.ceil(hintMs);
    if (this.#retries >= maxRetries) return undefined;
    this.#retries += 1;
    return Math.ceil(Math.max(backoffMs(this.#retries), hintMs ?? 0));
  }
}
