import type { Experiment, Variables } from '../experiment.js';
import { bareRecord } from './bareRecord.js';

/**
 * What templates and paths can name: the row's columns, and `provider`, `model`, `row_number` and, where there are several
 * prompts, `prompt`, unless a column is called so.
 */
export function templateValues(experiment: Experiment): Variables {
  const { provider, model, rowNumber, promptName, variables } = experiment;
  const values = Object.assign(bareRecord<string>(), { provider, model, row_number: String(rowNumber) });
  if (promptName !== undefined) values['prompt'] = promptName;
  return Object.assign(values, variables);
}
