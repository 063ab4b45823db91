import type { Allowance, RateLimit } from '../../../allowance.js';
import { type Mark, ServerBudget } from './serverBudget.js';
import { SmoothBudget, type Spending } from './smoothBudget.js';

export interface CallBudgetsOptions {
  /** Requests per period. Default: no limit. */
  readonly rateLimit?: RateLimit | undefined;
  /** Tokens per period, as estimated before a call and corrected after it. Default: no limit. */
  readonly tokenLimit?: RateLimit | undefined;
}

/** What a call has spent. */
export interface SpentCall {
  /** As estimated before it. */
  readonly tokens: number;
  readonly requestMark: Mark;
  readonly tokenMark: Mark;
  readonly spending: Spending | undefined;
}

/**
 * What calls spend, a request and its tokens each: of limits of one's own ({@link SmoothBudget}), and of what a server
 * says is left ({@link ServerBudget}).
 */
export class CallBudgets {
  readonly #requests: SmoothBudget | undefined;
  readonly #tokens: SmoothBudget | undefined;
  readonly #serverRequests = new ServerBudget();
  readonly #serverTokens = new ServerBudget();

  /** Throws `RangeError` for a limit or a period that is not positive. */
  constructor({ rateLimit, tokenLimit }: CallBudgetsOptions = {}) {
    this.#requests = rateLimit && new SmoothBudget(rateLimit);
    this.#tokens = tokenLimit && new SmoothBudget(tokenLimit);
  }

  /** Whether the server has said what is left. */
  get isTold(): boolean {
    return this.#serverRequests.known || this.#serverTokens.known;
  }

  /** Milliseconds until one's own limits have room for a call of so many tokens. */
  ownMs(nowMs: number, tokens: number): number {
    return Math.max(this.#requests?.waitMs(nowMs, 1) ?? 0, this.#tokens?.waitMs(nowMs, tokens) ?? 0);
  }

  /** Milliseconds until the server has room for a request. */
  requestsMs(nowMs: number): number {
    return this.#serverRequests.waitMs(nowMs, 1);
  }

  /** Milliseconds until the server has room for so many tokens. */
  tokensMs(nowMs: number, tokens: number): number {
    return this.#serverTokens.waitMs(nowMs, tokens);
  }

  /** A call is sent. */
  spend(nowMs: number, tokens: number): SpentCall {
    this.#requests?.spend(nowMs, 1);
    return {
      tokens,
      requestMark: this.#serverRequests.send(nowMs, 1),
      tokenMark: this.#serverTokens.send(nowMs, tokens),
      spending: this.#tokens?.spend(nowMs, tokens),
    };
  }

  /** The answer to a call tells what the server has left. */
  observe({ requestMark, tokenMark }: SpentCall, nowMs: number, { requests, tokens }: Allowance): void {
    if (requests) this.#serverRequests.observe(nowMs, requestMark, requests);
    if (tokens) this.#serverTokens.observe(nowMs, tokenMark, tokens);
  }

  /** A call used so many tokens, as is known now. */
  correct({ spending, tokens }: SpentCall, used: number): void {
    if (spending) this.#tokens?.correct(spending, tokens, used);
  }
}
