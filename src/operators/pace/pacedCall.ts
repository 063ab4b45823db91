import type { Allowance } from '../../allowance.js';
import type { SpentCall } from './budgets/callBudgets.js';
import type { Settled } from './settling.js';

/** A call on its way, as the pace remembers it. */
export interface PacedCall extends Settled {
  /** Whether the server had said by then what is left. */
  readonly wasTold: boolean;
  readonly spent: SpentCall;
  /** Where it counts as accepted, until it is refused. */
  readonly counted: readonly { calls: number }[];
}

/** What is known of a call that was answered. */
export interface Acceptance {
  /** Tokens that it used, input and output. */
  readonly tokens?: number | undefined;
  readonly allowance?: Allowance | undefined;
}

/** What is known of a call that was refused. */
export interface Refusal {
  /** How long the server wants to be left alone, if it says. */
  readonly delayMs?: number | undefined;
  readonly allowance?: Allowance | undefined;
  readonly reason: string;
  /** Whether it was the number of calls at once that was too high, for certain. Default `false`. */
  readonly isAtOnce?: boolean | undefined;
  /** Whether the server has no room just now: that may be the calls at once, and is no rate. Default `false`. */
  readonly isCrowded?: boolean | undefined;
  /** Whether it concerns all models of the provider, and not the one that was called. Default `false`. */
  readonly isOfProvider?: boolean | undefined;
}

/** What is told of calls: that one begins, how it ends, that it is over. */
export interface PaceReports<Call = PacedCall> {
  /** A call is sent. */
  start(nowMs: number, tokens: number): Call;
  /** The call was answered. */
  accept(call: Call, nowMs: number, acceptance?: Acceptance): void;
  /** The call was refused. */
  refuse(call: Call, nowMs: number, refusal: Refusal): void;
  /** The call failed in another way. */
  fail(call: Call, nowMs: number): void;
  /** The call is over, however it ended. */
  end(): void;
}
