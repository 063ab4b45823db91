import { finalize, type MonoTypeOperatorFunction, tap } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { Usage } from '../../usage.js';
import type { Spending } from '../health/costBudget.js';

/** Tells the budget what a call has used, however it ends: an answer that is of no use may have been paid for. */
export function withinBudget<Answer extends Usage>(spending: Spending): MonoTypeOperatorFunction<Answer> {
  return (call) =>
    call.pipe(
      tap({
        next: (answer) => spending.settle(answer),
        error: (error: unknown) =>
          spending.settle(ProviderError.isInstance(error) ? (error.answer ?? {}) : {}),
      }),
      // Not before: the end of the budget must not take this row along.
      finalize(() => spending.release()),
    );
}
