import type { Experiment, Variables } from '../experiment.js';
import { bareRecord } from './bareRecord.js';

/** What templates and paths can name: the row's columns, and `provider`, `model` and `row_number` where no column is called so. */
export function templateValues({ provider, model, rowNumber, variables }: Experiment): Variables {
  const values = bareRecord<string>();
  return Object.assign(values, { provider, model, row_number: String(rowNumber) }, variables);
}
