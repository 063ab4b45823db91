import type { Experiment, Variables } from '../../experiment.js';
import { bareRecord } from '../bareRecord.js';
import { EXPERIMENT_FACTS, experimentFact } from './experimentFact.js';

/**
 * What templates and paths can name: the row's columns, and `provider`, `model`, `row_number` and, where there are several
 * prompts, `prompt`, unless a column is called so.
 */
export function templateValues(experiment: Experiment): Variables {
  const values = bareRecord<string>();
  for (const name of EXPERIMENT_FACTS) {
    const value = experimentFact(experiment, name);
    if (value !== undefined) values[name] = value;
  }
  return Object.assign(values, experiment.variables);
}
