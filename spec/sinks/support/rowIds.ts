import type { RowIds } from '../../../src/experiment.js';

/** The ids of a row, made of a name: `NAME`, and `older NAME` in the form of the first results. */
export function idsOf(experimentId: string, unaskedId = `${experimentId}, unasked`): RowIds {
  return {
    experimentId,
    unaskedId,
    older: () => ({ experimentId: `older ${experimentId}`, unaskedId: `older ${unaskedId}` }),
  };
}
