import type { MonoTypeOperatorFunction, SchedulerLike } from 'rxjs';
import { ProviderError } from '../../../src/errors.js';
import type { Gate } from '../../../src/operators/gate/gate.js';
import { throughGate } from '../../../src/operators/gate/throughGate.js';
import type { LimitPace } from '../../../src/operators/pace/limitPace.js';
import type { Acceptance, Refusal } from '../../../src/operators/pace/pacedCall.js';
import { reportToPace } from '../../../src/operators/reportToPace.js';
import type { RetryWithBackoffOptions } from '../../../src/operators/retry/retryOptions.js';
import { retryWithBackoff } from '../../../src/operators/retry/retryWithBackoff.js';

export interface PacedCallOptions extends RetryWithBackoffOptions {
  readonly key: string;
  readonly gate: Gate;
  readonly pace: LimitPace;
  readonly scheduler: SchedulerLike;
}

/** A call with all that a run puts around it: its pace, its turn, its retries. */
export function pacedCall<Answer extends Acceptance>(
  options: PacedCallOptions,
): MonoTypeOperatorFunction<Answer> {
  const { key, gate, pace, scheduler, ...retry } = options;
  return (call) =>
    call.pipe(
      reportToPace(pace, { scheduler, acceptance: (answer) => answer, refusal: toRefusal }),
      throughGate(gate, { key }),
      retryWithBackoff({ scheduler, delayHintMs: delayOf, ...retry }),
    );
}

function delayOf(error: unknown): number | undefined {
  return error instanceof ProviderError ? error.delayMs : undefined;
}

function toRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof ProviderError) || error.failure !== 'rate-limited') return undefined;
  return { delayMs: error.delayMs, allowance: error.allowance, reason: error.message };
}
