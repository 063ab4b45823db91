import type { RunEvent } from '../../events.js';
import type { FailureClass } from '../../failure.js';
import type { Result } from '../../result.js';
import { Latencies } from './latencies.js';
import { PauseClock } from './pauseClock.js';
import type { ModelState } from './states.js';
import { Throughput } from './throughput.js';

type CallFailed = Extract<RunEvent, { type: 'call-failed' }>;

/** Counts what happens to the rows of one model. */
export class ModelTally {
  readonly #provider: string;
  readonly #model: string;
  readonly #latencies = new Latencies();
  readonly #throughput = new Throughput();
  readonly #clock = new PauseClock();
  readonly #rows = { queued: 0, ok: 0, warning: 0, error: 0, kept: 0, left: 0 };
  readonly #usage = {
    retries: 0,
    retryWaitMs: 0,
    inputTokens: 0,
    outputTokens: 0,
    cachedTokens: 0,
    reasoningTokens: 0,
    unpriced: 0,
    callMs: 0,
  };
  readonly #errors: Partial<Record<FailureClass | 'invalid', number>> = {};
  #costUsd: number | undefined;
  #inFlight = 0;
  /** By its own clock, as of its latest call or row. */
  #activeMs = 0;
  /** Of the answers whose output tokens were counted. */
  #countedTokens = 0;
  #countedMs = 0;
  #state: ModelState | undefined;

  constructor(provider: string, model: string) {
    this.#provider = provider;
    this.#model = model;
  }

  queue(): void {
    this.#rows.queued += 1;
    this.#state = undefined;
  }

  keep(): void {
    this.#rows.kept += 1;
    this.#state = undefined;
  }

  leave(): void {
    this.#rows.left += 1;
    this.#state = undefined;
  }

  start(atMs: number): void {
    this.#inFlight += 1;
    this.#activeMs = this.#clock.activeMs(atMs);
    this.#throughput.begin(this.#activeMs);
    this.#state = undefined;
  }

  fail({ latencyMs, waitMs = 0 }: CallFailed): void {
    this.#inFlight -= 1;
    this.#usage.callMs += latencyMs;
    this.#usage.retryWaitMs += waitMs;
    this.#state = undefined;
  }

  /** Its own pause, or that of its provider. */
  pause(atMs: number, untilMs: number): void {
    this.#clock.pause(atMs, untilMs);
    this.#state = undefined;
  }

  finish(result: Result, atMs: number): void {
    const { status, attempts, failure = 'invalid', costUsd } = result;
    this.#activeMs = this.#clock.activeMs(atMs);
    this.#throughput.add(this.#activeMs);
    this.#rows[status] += 1;
    this.#usage.retries += Math.max(attempts - 1, 0);
    this.#usage.inputTokens += result.inputTokens ?? 0;
    this.#usage.outputTokens += result.outputTokens ?? 0;
    this.#usage.cachedTokens += result.cachedTokens ?? 0;
    this.#usage.reasoningTokens += result.reasoningTokens ?? 0;
    if (costUsd !== undefined) this.#costUsd = (this.#costUsd ?? 0) + costUsd;
    if (status === 'error') this.#errors[failure] = (this.#errors[failure] ?? 0) + 1;
    else this.#answer(result);
    this.#state = undefined;
  }

  get state(): ModelState {
    this.#state ??= this.#stateNow();
    return this.#state;
  }

  #answer({ attempts, latencyMs, outputTokens = 0, costUsd }: Result): void {
    // The answer of a batch is none to a call of its own.
    if (attempts > 0 && this.#inFlight > 0) this.#inFlight -= 1;
    if (costUsd === undefined) this.#usage.unpriced += 1;
    if (latencyMs === undefined) return;
    this.#latencies.add(latencyMs);
    this.#usage.callMs += latencyMs;
    if (outputTokens === 0) return;
    this.#countedTokens += outputTokens;
    this.#countedMs += latencyMs;
  }

  #stateNow(): ModelState {
    const perMs = this.#countedMs > 0 ? this.#countedTokens / this.#countedMs : undefined;
    return {
      provider: this.#provider,
      model: this.#model,
      ...this.#rows,
      inFlight: this.#inFlight,
      ...this.#usage,
      costUsd: this.#costUsd,
      errors: { ...this.#errors },
      latencyMs: {
        p50: this.#latencies.quantileMs(0.5),
        p95: this.#latencies.quantileMs(0.95),
        max: this.#latencies.maxMs,
      },
      tokensPerSecond: perMs === undefined ? undefined : perMs * 1000,
      rowsPerMs: this.#throughput.perMs(this.#activeMs),
    };
  }
}
