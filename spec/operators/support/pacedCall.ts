import type { MonoTypeOperatorFunction, SchedulerLike } from 'rxjs';
import { ProviderError } from '../../../src/errors.js';
import { admitted } from '../../../src/operators/admitted.js';
import type { Gate } from '../../../src/operators/gate.js';
import type { Acceptance, ProviderPace, Refusal } from '../../../src/operators/pace/providerPace.js';
import { paced } from '../../../src/operators/paced.js';
import { type RetryWithBackoffOptions, retryWithBackoff } from '../../../src/operators/retryWithBackoff.js';

export interface PacedCallOptions extends RetryWithBackoffOptions {
  readonly key: string;
  readonly gate: Gate;
  readonly pace: ProviderPace;
  readonly scheduler: SchedulerLike;
}

/** A call with all that a run puts around it: its pace, its turn, its retries. */
export function pacedCall<Answer extends Acceptance>(
  options: PacedCallOptions,
): MonoTypeOperatorFunction<Answer> {
  const { key, gate, pace, scheduler, ...retry } = options;
  return (call) =>
    call.pipe(
      paced(pace, { scheduler, acceptance: (answer) => answer, refusal: toRefusal }),
      admitted(gate, { key }),
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
