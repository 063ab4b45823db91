import type { MonoTypeOperatorFunction, Subscriber } from 'rxjs';
import { firstValue } from '../../operators/firstValue.js';
import { type OperateConfig, operate } from '../../operators/operate.js';
import type { Result } from '../../result.js';
import type { RunScope } from '../scope.js';

/** Hands the result to the sink. The row has ended when it is taken, and that is announced. */
export function writeResult({
  sink,
  announce,
}: Pick<RunScope, 'sink' | 'announce'>): MonoTypeOperatorFunction<Result> {
  return firstValue((result, destination) => {
    sink.write(result).subscribe(operate(new Writing(result, destination, announce)));
  });
}

/** A class, as every row makes one of these: an object with closures would cost as much again. */
class Writing implements OperateConfig<Result, Result> {
  constructor(
    readonly result: Result,
    readonly destination: Subscriber<Result>,
    readonly announce: RunScope['announce'],
  ) {}

  complete(): void {
    this.announce({ type: 'row-finished', result: this.result });
    this.destination.complete();
  }
}
