import { Observable, type OperatorFunction, type Subscriber } from 'rxjs';
import { ProviderError, RowError } from '../../errors.js';
import type { LeftReason } from '../../events.js';
import { type OperateConfig, operate } from '../../operators/operate.js';
import type { Completion } from '../../providers/provider.js';
import type { Result } from '../../result.js';
import type { LanePlace } from '../health/lanePlaces.js';
import type { ProviderHealth } from '../health/providerHealth.js';
import { RowLeft } from '../health/rowLeft.js';
import type { Question } from '../preparedRow.js';
import { finishedAnswer } from '../row/finishedAnswer.js';
import { answeredRow, failedRow } from '../row/rowResult.js';
import type { RunScope } from '../scope.js';
import type { CallLog } from './callLog.js';
import { onItsWay } from './onItsWay.js';

/** What a row has of its own while it is on its way. */
export interface RowInLane {
  readonly row: Question;
  readonly lane: ProviderHealth;
  readonly place: LanePlace;
  readonly calls: CallLog;
}

type ToResultOptions = Pick<RunScope, 'halts' | 'scheduler' | 'clean' | 'endRow'>;

/**
 * The one place where the failure of a row becomes a value, and where a row leaves that must not be sent any more: at once,
 * or as soon as that is known of one that waits.
 */
export function toResult(inLane: RowInLane, options: ToResultOptions): OperatorFunction<Completion, Result> {
  return (answers) =>
    new Observable((destination) => new RowOnItsWay(inLane, options, destination).begin(answers));
}

/** A class, as every row makes one: closures of its own would cost as much again. */
class RowOnItsWay implements OperateConfig<Completion, Result> {
  readonly destination: Subscriber<Result>;
  readonly #inLane: RowInLane;
  readonly #options: ToResultOptions;

  constructor(inLane: RowInLane, options: ToResultOptions, destination: Subscriber<Result>) {
    this.destination = destination;
    this.#inLane = inLane;
    this.#options = options;
  }

  begin(answers: Observable<Completion>): void {
    const { row, lane, place, calls } = this.#inLane;
    const { halts, scheduler } = this.#options;
    const { experiment } = row;
    const reason = halts.reason(experiment);
    if (reason !== undefined) {
      this.#leave(reason);
      return;
    }
    const leave = (later: LeftReason) => this.#leave(later);
    this.destination.add(onItsWay(experiment, { lane, place, halts, calls, scheduler, leave }));
    answers.subscribe(operate(this));
  }

  next(answer: Completion): void {
    const { row, calls } = this.#inLane;
    this.#end(answeredRow(row, finishedAnswer(row, answer), calls.figures));
  }

  error(error: unknown): void {
    const { row, calls } = this.#inLane;
    const { halts, clean } = this.#options;
    if (RowLeft.isInstance(error)) this.#leave(error.reason);
    else if (RowError.isInstance(error))
      this.#end(failedRow(row, { message: clean(error.message) }, calls.figures));
    else if (!ProviderError.isInstance(error)) this.destination.error(error);
    else if (isDownWith(halts.reason(row.experiment), error)) this.#leave('halted');
    else {
      calls.failed(error);
      this.#end(failedRow(row, error, calls.figures));
    }
  }

  #leave(reason: LeftReason): void {
    const { experiment } = this.#inLane.row;
    this.#options.endRow({ type: 'row-left', experiment, reason }).subscribe(this.destination);
  }

  #end(result: Result): void {
    this.destination.next(result);
    this.destination.complete();
  }
}

/** Whether it was the provider that failed, for good, and not the row. */
function isDownWith(reason: LeftReason | undefined, { failure }: ProviderError): boolean {
  return reason === 'halted' && (failure === 'down' || failure === 'unreachable');
}
