import { map } from 'rxjs';
import type { Check } from '../../operators/inTurn.js';
import { READY } from '../../sinks/sink.js';
import type { PreparedRow } from '../preparedRow.js';
import type { RunScope } from '../scope.js';

/** Waits until the row's result may come. Errors where it could not be written, before its call is paid for. */
export function reserveOutput({ sink }: Pick<RunScope, 'sink'>): Check<PreparedRow> {
  const reserve = sink.reserve?.bind(sink);
  if (reserve === undefined) return (row) => row;

  return (row) => {
    const reservation = reserve(row.experiment);
    return reservation === READY ? row : reservation.pipe(map(() => row));
  };
}
