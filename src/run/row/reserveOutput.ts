import { identity, type MonoTypeOperatorFunction, of } from 'rxjs';
import { concatOne } from '../../operators/concatOne.js';
import { READY } from '../../sinks/sink.js';
import type { PreparedRow } from '../preparedRow.js';
import type { RunScope } from '../scope.js';

/** Waits until the row's result may come. Errors where it could not be written, before its call is paid for. */
export function reserveOutput({ sink }: Pick<RunScope, 'sink'>): MonoTypeOperatorFunction<PreparedRow> {
  const reserve = sink.reserve?.bind(sink);
  if (reserve === undefined) return identity;

  return concatOne((row) => {
    const reservation = reserve(row.experiment);
    return reservation === READY ? of(row) : reservation.pipe(concatOne(() => of(row)));
  });
}
