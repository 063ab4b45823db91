import {
  defer,
  filter,
  identity,
  type MonoTypeOperatorFunction,
  map,
  mergeMap,
  type Observable,
  range,
  take,
} from 'rxjs';
import { type ResultColumns, resultColumns } from '../columns.js';
import { InputError } from '../errors.js';
import type { Experiment, Variables } from '../experiment.js';
import type { CsvRow, CsvTable } from './csvTable.js';
import { type Condition, rowCondition } from './rowCondition.js';
import { toExperiment } from './toExperiment.js';
import { variablePlan } from './variablePlan.js';

export interface ExperimentsOptions {
  /** Only rows that meet all of these, as they are in the input. Default: all rows. */
  readonly where?: readonly Condition[] | undefined;
  /** Values that every row gets, by column; the row's own is kept as `input_NAME`. Default: none. */
  readonly set?: Variables | undefined;
  /** How often each row runs. Default 1. */
  readonly repeat?: number | undefined;
  /** How many of the rows that `where` lets pass; the input is read no further. Default: all. */
  readonly limit?: number | undefined;
  /** The rows that `where` and `limit` leave out, instead of those that they select. Default `false`. */
  readonly others?: boolean | undefined;
}

export interface ExperimentSet {
  /** What the results of these experiments look like. */
  readonly columns: ResultColumns;
  /** In input order, the repetitions of a row one after another. Read once, as the table's rows are. */
  readonly experiments: Observable<Experiment>;
}

interface NumberedRow {
  readonly row: CsvRow;
  readonly rowNumber: number;
  readonly repeat?: number;
}

/**
 * The experiments of a table.
 *
 * A row with a wrong number of fields always comes through, with its `problem`: what `where` would say of it cannot be
 * known. Empty and unknown providers are the run's to judge.
 *
 * Throws an `InputError` when `provider` or `model` is neither a column nor `set`, and a `UsageError` for a condition on
 * a column that does not exist. Errors as the rows do.
 *
 * @example
 * csvTable(() => createReadStream('rows.csv')).pipe(mergeMap((table) => experiments(table, { repeat: 3 }).experiments))
 */
export function experiments(table: CsvTable, options: ExperimentsOptions = {}): ExperimentSet {
  const { where = [], set = {}, repeat = 1, limit, others = false } = options;
  const { names, toVariables } = variablePlan(table.columns, set);
  for (const required of ['provider', 'model']) {
    if (!names.includes(required)) {
      throw new InputError(`missing required column '${required}'; found: ${table.columns.join(', ')}`);
    }
  }
  const isWanted = rowCondition(table.columns, where);
  const isSelected = ({ row }: NumberedRow) => row.problem !== undefined || isWanted(row.cells);

  return {
    columns: resultColumns(names, { repeat: repeat > 1 }),
    experiments: table.rows.pipe(
      map((row, index): NumberedRow => ({ row, rowNumber: index + 1 })),
      others ? leftOut(isSelected, limit) : selected(isSelected, limit),
      repeat === 1
        ? identity
        : mergeMap((place) => range(1, repeat).pipe(map((time) => ({ ...place, repeat: time })))),
      map(({ row, rowNumber, repeat }: NumberedRow, position) =>
        toExperiment(toVariables(row.cells), { position, rowNumber, repeat, problem: row.problem }),
      ),
    ),
  };
}

function selected<Row>(isSelected: (row: Row) => boolean, limit?: number): MonoTypeOperatorFunction<Row> {
  return (rows) => rows.pipe(filter(isSelected), limit === undefined ? identity : take(limit));
}

function leftOut<Row>(
  isSelected: (row: Row) => boolean,
  limit = Number.POSITIVE_INFINITY,
): MonoTypeOperatorFunction<Row> {
  return (rows) =>
    defer(() => {
      let count = 0;
      return rows.pipe(filter((row) => !isSelected(row) || ++count > limit));
    });
}
