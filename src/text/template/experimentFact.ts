import type { Experiment } from '../../experiment.js';

/** What templates and paths can name of an experiment beside its columns. */
export const EXPERIMENT_FACTS = ['provider', 'model', 'row_number', 'prompt'] as const;

/** The value of one of these; `undefined` for any other name, and for `prompt` where there is only one. */
export function experimentFact(experiment: Experiment, name: string): string | undefined {
  switch (name) {
    case 'provider':
      return experiment.provider;
    case 'model':
      return experiment.model;
    case 'row_number':
      return String(experiment.rowNumber);
    case 'prompt':
      return experiment.promptName;
    default:
      return undefined;
  }
}
