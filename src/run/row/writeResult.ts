import type { MonoTypeOperatorFunction } from 'rxjs';
import { firstValue } from '../../operators/firstValue.js';
import { operate } from '../../operators/operate.js';
import type { Result } from '../../result.js';
import type { RunScope } from '../scope.js';

/** Hands the result to the sink. The row has ended when it is taken, and that is announced. */
export function writeResult({
  sink,
  announce,
}: Pick<RunScope, 'sink' | 'announce'>): MonoTypeOperatorFunction<Result> {
  return firstValue((result, destination) => {
    sink.write(result).subscribe(
      operate<Result, Result>({
        destination,
        complete() {
          announce({ type: 'row-finished', result });
          destination.complete();
        },
      }),
    );
  });
}
