import type { Experiment, Variables } from '../experiment.js';

/** Where a row stands, and what is wrong with it. */
export interface RowPlace {
  readonly position: number;
  readonly rowNumber: number;
  /** Default 1. */
  readonly repeat?: number | undefined;
  /** Which of several prompts is asked. */
  readonly promptName?: string | undefined;
  readonly problem?: string | undefined;
}

/** Makes an experiment of a row's cells. A missing `provider` or `model` is empty: the run says what is wrong with it. */
export function toExperiment(
  variables: Variables,
  { position, rowNumber, repeat = 1, promptName, problem }: RowPlace,
): Experiment {
  const provider = (variables['provider'] ?? '').trim().toLowerCase();
  const model = (variables['model'] ?? '').trim();
  const experiment = { position, rowNumber, repeat, provider, model, variables };
  if (promptName === undefined && problem === undefined) return experiment;
  return {
    ...experiment,
    ...(promptName !== undefined && { promptName }),
    ...(problem !== undefined && { problem }),
  };
}
