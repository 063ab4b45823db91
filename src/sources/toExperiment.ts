import type { Experiment, Variables } from '../experiment.js';

/** Where a row stands, and what is wrong with it. */
export interface RowPlace {
  readonly position: number;
  readonly rowNumber: number;
  /** Default 1. */
  readonly repeat?: number | undefined;
  readonly problem?: string | undefined;
}

/** Makes an experiment of a row's cells. A missing `provider` or `model` is empty: the run says what is wrong with it. */
export function toExperiment(
  variables: Variables,
  { position, rowNumber, repeat = 1, problem }: RowPlace,
): Experiment {
  const provider = (variables['provider'] ?? '').trim().toLowerCase();
  const model = variables['model'] ?? '';
  const experiment = { position, rowNumber, repeat, provider, model, variables };
  return problem === undefined ? experiment : { ...experiment, problem };
}
