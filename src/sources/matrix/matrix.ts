import { UsageError } from '../../errors.js';

/** One model of one provider. */
export interface ModelChoice {
  readonly provider: string;
  readonly model: string;
}

/** What every row of the input runs with, beside its own cells: all combinations of it. */
export interface Matrix {
  /** Models that take the place of the row's own `provider` and `model`. Default: the row's own. */
  readonly models?: readonly ModelChoice[] | undefined;
  /** Names of several prompts, as in `RunOptions.prompt`. Default: one prompt, which needs no name. */
  readonly prompts?: readonly string[] | undefined;
  /** Values by column, such as `param.temperature`. Default: none. */
  readonly sweep?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** The columns that a matrix fills, in their order: `provider` and `model`, then those of the sweep. */
export function matrixColumns({ models = [], sweep = {} }: Matrix): readonly string[] {
  return [...(models.length > 0 ? ['provider', 'model'] : []), ...Object.keys(sweep)];
}

/** Throws a `UsageError` for columns that have a value already. */
export function checkMatrix(matrix: Matrix, set: Readonly<Record<string, string>>): void {
  const twice = matrixColumns(matrix).find((column) => Object.hasOwn(set, column));
  if (twice !== undefined) throw new UsageError(`the column '${twice}' cannot be set and vary, too`);
}
