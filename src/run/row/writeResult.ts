import { type MonoTypeOperatorFunction, tap } from 'rxjs';
import { concatOne } from '../../operators/concatOne.js';
import type { Result } from '../../result.js';
import type { RunScope } from '../scope.js';

/** Hands the result to the sink. The row has ended when it is taken, and that is announced. */
export function writeResult({
  sink,
  announce,
}: Pick<RunScope, 'sink' | 'announce'>): MonoTypeOperatorFunction<Result> {
  return concatOne((result) =>
    sink.write(result).pipe(tap({ complete: () => announce({ type: 'row-finished', result }) })),
  );
}
