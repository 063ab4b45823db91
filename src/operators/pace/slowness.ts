import type { Allowance, Budget } from '../../allowance.js';
import type { PaceChange } from './paceChanges.js';

/** What is told of a wait. */
type Slowed = Extract<PaceChange, { type: 'slowed' }>;

/** What a person takes for standing still, in milliseconds. */
const LONG_MS = 5000;
/** Later news of the same wait is no news. */
const SAME_MS = 1000;

/** How long the next call waits, in milliseconds, by what holds it back without a pause. */
export interface Brakes {
  readonly requestsMs: number;
  readonly tokensMs: number;
  readonly rateMs: number;
}

/** Knows which waits between calls are to be told: those of seconds that nobody asked for, each once. */
export class Slowness {
  #requests: Budget | undefined;
  #tokens: Budget | undefined;
  #untilMs = Number.NEGATIVE_INFINITY;

  /** What a server says is left. */
  heed({ requests = this.#requests, tokens = this.#tokens }: Allowance): void {
    this.#requests = requests;
    this.#tokens = tokens;
  }

  /** The next call waits, at least so long by limits of one's own. Returns what is to be told of it, if anything. */
  note(nowMs: number, ownMs: number, { requestsMs, tokensMs, rateMs }: Brakes): Slowed | undefined {
    const waitMs = Math.max(requestsMs, tokensMs, rateMs);
    const untilMs = nowMs + waitMs;
    if (waitMs <= Math.max(LONG_MS, ownMs) || untilMs <= this.#untilMs + SAME_MS) return undefined;
    this.#untilMs = untilMs;
    const reason =
      waitMs === requestsMs
        ? leftOf(this.#requests, 'requests')
        : waitMs === tokensMs
          ? leftOf(this.#tokens, 'tokens')
          : 'it has refused calls that came faster';
    return { type: 'slowed', atMs: nowMs, untilMs, reason };
  }
}

function leftOf(budget: Budget | undefined, what: string): string {
  const { limit = 0, remaining = 0, resetMs = 0 } = budget ?? {};
  return `it says that ${remaining} of its ${limit} ${what} are left, and all of them again in ${Math.ceil(resetMs / 1000)} s`;
}
