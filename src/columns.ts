/** One variable of the results. */
export interface VariableColumn {
  /** The name that templates and `Experiment.variables` know it by. */
  readonly name: string;
  /** The name it is written under: its own, or `input_NAME` where a result column has that name. */
  readonly header: string;
}

/** Which columns the results have, decided before the first row. */
export interface ResultColumns {
  /** In input order, without `provider` and `model`. */
  readonly variables: readonly VariableColumn[];
  /** Whether there is a `repeat` column. */
  readonly repeat: boolean;
}

/** The columns behind the variables, in their order. */
export const RESULT_FIELDS = [
  'status',
  'input_tokens',
  'context_window',
  'output_tokens',
  'output',
  'error_message',
  'finish_reason',
  'attempts',
  'latency_ms',
  'cost_usd',
  'row_number',
  'experiment_id',
] as const;
