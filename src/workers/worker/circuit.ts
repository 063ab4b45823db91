import type { ProviderError } from '../../errors.js';
import type { FailureClass } from '../../failure.js';

/** What says that a provider cannot be used from here, whatever is asked. */
const OPENING: readonly FailureClass[] = ['unreachable', 'unauthorized', 'exhausted', 'unconfigured'];
const FIRST_PROBE_MS = 1000;
const LONGEST_PROBE_MS = 30_000;

/** Whether a failure tells of this worker's own way to the provider, and not of the call. */
export function isOfTheWorker({ failure }: ProviderError): boolean {
  return OPENING.includes(failure);
}

/**
 * Takes a provider out of service that cannot be used from here, and tries it with one call after 1, 2, 4, ..., 30
 * seconds: a worker whose server is down fails quickly, and would else take more calls than those that do the work.
 */
export class Circuit {
  #problem: ProviderError | undefined;
  #probeMs = FIRST_PROBE_MS;
  #probeAtMs = 0;

  /** Why it is out of service, if it is. */
  get problem(): ProviderError | undefined {
    return this.#problem;
  }

  /** Calls at once that may be made, of so many. */
  places(most: number, nowMs: number): number {
    if (this.#problem === undefined) return most;
    return nowMs >= this.#probeAtMs ? 1 : 0;
  }

  /** A call has shown that the provider cannot be used. Returns after how many milliseconds it is tried again. */
  open(problem: ProviderError, nowMs: number): number {
    // Calls that were on their way together fail together.
    const isStraggler = this.#problem !== undefined && nowMs < this.#probeAtMs;
    if (isStraggler) return this.#probeAtMs - nowMs;
    if (this.#problem !== undefined) this.#probeMs = Math.min(2 * this.#probeMs, LONGEST_PROBE_MS);
    this.#problem = problem;
    this.#probeAtMs = nowMs + this.#probeMs;
    return this.#probeMs;
  }

  /** The provider can be used. Returns whether that is news. */
  close(): boolean {
    const isNews = this.#problem !== undefined;
    this.#problem = undefined;
    this.#probeMs = FIRST_PROBE_MS;
    return isNews;
  }
}
