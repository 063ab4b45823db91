import { defer, filter, identity, type MonoTypeOperatorFunction, map, type Observable, take } from 'rxjs';
import { type ResultColumns, resultColumns } from '../columns.js';
import { InputError } from '../errors.js';
import type { Experiment, Variables } from '../experiment.js';
import { delimiterHint } from './csv/fieldsHint.js';
import { firstRows } from './firstRows.js';
import type { InputRow, InputTable } from './inputTable.js';
import type { Appetite } from './matrix/appetite.js';
import type { Combination } from './matrix/combinations.js';
import { everyRun } from './matrix/everyRun.js';
import { checkMatrix, type Matrix, matrixColumns } from './matrix/matrix.js';
import { type Condition, rowCondition } from './rowCondition.js';
import { toExperiment } from './toExperiment.js';
import { variablePlan } from './variablePlan.js';

export interface ExperimentsOptions {
  /** Only rows that meet all of these, as they are in the input. Default: all rows. */
  readonly where?: readonly Condition[] | undefined;
  /** Values that every row gets, by column; the row's own is kept as `input_NAME`. Default: none. */
  readonly set?: Variables | undefined;
  /** What every row runs with: all combinations, model by model. Default: its own cells alone. */
  readonly matrix?: Matrix | undefined;
  /** How often each row runs, with each combination of the matrix. Default 1. */
  readonly repeat?: number | undefined;
  /** How many of the rows that `where` lets pass. Default: all. */
  readonly limit?: number | undefined;
  /**
   * Told how many rows are behind `limit`, of very many 1,001. For this, some of them are read. Default: the input is read
   * no further than `limit`.
   */
  readonly onRest?: ((rows: number) => void) | undefined;
  /** The rows that `where` and `limit` leave out, instead of those that they select. Default `false`. */
  readonly others?: boolean | undefined;
  /** What the column is called that shows what the model thought. Default: there is none. */
  readonly reasoning?: string | undefined;
  /** Holds back the runs of a row until they are wanted. Default: they come as fast as they can be made. */
  readonly appetite?: Appetite | undefined;
}

/** The experiments of an input, and what their results look like. */
export interface ExperimentSet {
  /** What the results of these experiments look like. */
  readonly columns: ResultColumns;
  /** In input order, all runs of a row one after another. Read once, as the table's rows are. */
  readonly experiments: Observable<Experiment>;
}

interface NumberedRow {
  readonly row: InputRow;
  readonly rowNumber: number;
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
export function experiments(table: InputTable, options: ExperimentsOptions = {}): ExperimentSet {
  const { where = [], set = {}, matrix = {}, repeat = 1, limit, others = false, onRest } = options;
  checkMatrix(matrix, set);
  const { names, toVariables } = variablePlan(table.columns, set, matrixColumns(matrix));
  for (const required of ['provider', 'model']) {
    if (!names.includes(required)) {
      const [hint = '-m PROVIDER/MODEL names the model of every row'] = delimiterHint(table.columns);
      throw new InputError(
        `missing required column '${required}'; found: ${table.columns.join(', ')}; ${hint}`,
      );
    }
  }
  const isWanted = rowCondition(table.columns, where);
  const isSelected = ({ row }: NumberedRow) => row.problem !== undefined || isWanted(row.cells);
  const sweepAt = names.length - Object.keys(matrix.sweep ?? {}).length;
  const promptAt = matrix.prompts?.length ? sweepAt : undefined;
  const toRun = (
    { row, rowNumber }: NumberedRow,
    { chosen, promptName, repeat }: Combination,
    position: number,
  ) => {
    const { cells, problem } = row;
    return toExperiment(toVariables(cells, chosen), { position, rowNumber, repeat, promptName, problem });
  };

  return {
    columns: resultColumns(names, { repeat: repeat > 1, promptAt, reasoning: options.reasoning }),
    experiments: table.rows.pipe(
      map((row, index): NumberedRow => ({ row, rowNumber: index + 1 })),
      others
        ? leftOut(isSelected, limit)
        : selected(where.length > 0 ? isSelected : undefined, limit, onRest),
      everyRun(matrix, repeat, toRun, options.appetite),
    ),
  };
}

function selected<Row>(
  isSelected?: (row: Row) => boolean,
  limit?: number,
  onRest?: (rows: number) => void,
): MonoTypeOperatorFunction<Row> {
  const first = limit === undefined ? identity : onRest ? firstRows<Row>(limit, onRest) : take<Row>(limit);
  return (rows) => rows.pipe(isSelected === undefined ? identity : filter(isSelected), first);
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
