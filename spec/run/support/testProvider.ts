import { finalize, map, type Observable, type SchedulerLike, tap, timer } from 'rxjs';
import { ProviderError, type ProviderErrorOptions } from '../../../src/errors.js';
import type { FailureClass } from '../../../src/failure.js';
import type { Completion, CompletionRequest, Provider } from '../../../src/providers/provider.js';

/** A call as the provider sees it. */
export interface SeenCall {
  readonly prompt: string;
  readonly model: string;
  /** How often this prompt has been asked, this time included. */
  readonly attempt: number;
  readonly startedMs: number;
  endedMs?: number;
  /** Whether it ended because nobody wanted the answer any more. */
  cancelled: boolean;
}

export interface TestProvider extends Provider {
  /** All calls in the order of their start. */
  readonly calls: readonly SeenCall[];
  readonly mostInFlight: number;
}

/** A provider that behaves as `respond` says, and remembers what it was asked and when. */
export function testProvider(
  scheduler: SchedulerLike,
  respond: (call: SeenCall) => Observable<Completion>,
  options: Partial<Provider> = {},
): TestProvider {
  const calls: SeenCall[] = [];
  const attempts = new Map<string, number>();
  let inFlight = 0;
  let mostInFlight = 0;

  const complete = ({ prompt, model }: CompletionRequest) => {
    const attempt = (attempts.get(prompt) ?? 0) + 1;
    attempts.set(prompt, attempt);
    const call: SeenCall = { prompt, model, attempt, startedMs: scheduler.now(), cancelled: true };
    calls.push(call);
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    const settled = () => {
      call.cancelled = false;
    };
    return respond(call).pipe(
      tap({ next: settled, error: settled }),
      finalize(() => {
        call.endedMs = scheduler.now();
        inFlight -= 1;
      }),
    );
  };
  return {
    complete,
    calls,
    get mostInFlight() {
      return mostInFlight;
    },
    ...options,
  };
}

/** An answer that echoes what was asked, after `ms`. */
export function answer(
  { prompt }: Pick<SeenCall, 'prompt'>,
  ms: number,
  scheduler: SchedulerLike,
): Observable<Completion> {
  return timer(ms, scheduler).pipe(map(() => ({ output: `re: ${prompt}` })));
}

/** A failure after `ms`. */
export function failure(
  failure: FailureClass,
  ms: number,
  scheduler: SchedulerLike,
  options: Partial<ProviderErrorOptions> & { message?: string } = {},
): Observable<never> {
  const { message = `${failure}, says the server`, ...facts } = options;
  const error = new ProviderError(message, { ...facts, failure });
  return timer(ms, scheduler).pipe(
    map(() => {
      throw error;
    }),
  );
}
