import { from, map, type Observable, type ObservableInput } from 'rxjs';
import type { Experiment } from '../experiment.js';
import { bareRecord } from '../text/bareRecord.js';
import { toExperiment } from './toExperiment.js';

/**
 * Experiments from plain records, or objects of an interface whose fields are texts: each one a row, its own enumerable
 * properties the columns.
 *
 * Emits as the source does, errors and completes with it. `provider` and `model` are expected as in a CSV; a record
 * without them becomes an `error` result.
 *
 * @example
 * fromRecords([{ provider: 'mock', model: 'm', question: 'Why?' }])
 */
export function fromRecords<Row extends { readonly [Column in keyof Row]: string }>(
  records: ObservableInput<Row>,
): Observable<Experiment> {
  return from(records).pipe(
    map((record, position) =>
      toExperiment(Object.assign(bareRecord<string>(), record), {
        position,
        rowNumber: position + 1,
        repeat: 1,
      }),
    ),
  );
}
