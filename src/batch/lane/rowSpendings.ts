import { EMPTY, ignoreElements, type Observable, tap } from 'rxjs';
import type { Experiment } from '../../experiment.js';
import { concatOne } from '../../operators/concatOne.js';
import type { Result } from '../../result.js';
import type { Spending } from '../../run/health/costBudget.js';
import type { Question } from '../../run/preparedRow.js';
import type { Usage } from '../../usage.js';
import type { LaneContext } from '../laneContext.js';

/** What rows that wait take from the budget, if there is one: their estimate, until their answer says what they cost. */
export class RowSpendings {
  readonly #context: Pick<LaneContext, 'budget' | 'endRow'>;
  /** By the positions of the rows. */
  readonly #spendings = new Map<number, Spending>();

  constructor(context: Pick<LaneContext, 'budget' | 'endRow'>) {
    this.#context = context;
  }

  /** Goes on with a row that fits into the budget, and leaves any other. */
  afford(question: Question, goOn: () => Observable<Result>): Observable<Result> {
    const { budget, endRow } = this.#context;
    if (budget === undefined) return goOn();
    const { experiment } = question;
    return budget.spendingOf(question).pipe(
      concatOne((spending) => {
        if (!spending.claim()) return endRow({ type: 'row-left', experiment, reason: 'budget' });
        this.#spendings.set(experiment.position, spending);
        return goOn();
      }),
    );
  }

  /** Counts a row that an earlier run has submitted: it is paid for in any case. */
  count(question: Question): Observable<never> {
    const { budget } = this.#context;
    if (budget === undefined) return EMPTY;
    return budget.spendingOf(question).pipe(
      tap((spending) => {
        spending.claim();
        this.#spendings.set(question.experiment.position, spending);
      }),
      ignoreElements(),
    );
  }

  /** A row has its answer, or waits no more. */
  end({ position }: Experiment, used: Usage = {}): void {
    const spending = this.#spendings.get(position);
    this.#spendings.delete(position);
    spending?.settle(used);
    spending?.release();
  }
}
