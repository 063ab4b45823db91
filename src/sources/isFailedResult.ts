import type { Experiment } from '../experiment.js';

/** Whether this experiment is itself the failed result of an earlier run: its own `status` is `error`. */
export function isFailedResult({ variables }: Experiment): boolean {
  return variables['status'] === 'error';
}
