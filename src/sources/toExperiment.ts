import type { Experiment, Variables } from '../experiment.js';

/** Makes an experiment of a row's cells. A missing `provider` or `model` is empty: the run says what is wrong with it. */
export function toExperiment(
  variables: Variables,
  place: Pick<Experiment, 'position' | 'rowNumber' | 'repeat' | 'problem'>,
): Experiment {
  return {
    ...place,
    provider: (variables['provider'] ?? '').trim().toLowerCase(),
    model: variables['model'] ?? '',
    variables,
  };
}
