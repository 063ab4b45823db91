import type { Experiment } from '../../experiment.js';
import type { Result } from '../../result.js';

/**
 * Names a row among all of its run, as `CompletionRequest.id` does: `<experiment_id>-<row_number>-<position>`. Repeats and
 * identical rows ask the same and are not the same.
 */
export function callId({
  experimentId,
  experiment: { rowNumber, position },
}: Pick<Result, 'experimentId'> & {
  readonly experiment: Pick<Experiment, 'rowNumber' | 'position'>;
}): string {
  return `${experimentId}-${rowNumber}-${position}`;
}
