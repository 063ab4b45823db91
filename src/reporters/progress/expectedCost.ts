import type { RunState } from '../state/states.js';
import { doneRows } from '../state/sums.js';

/**
 * US dollars that a run comes to when its further rows cost what those of the same model did so far; `undefined` where
 * a model with rows ahead of it has none whose cost is known.
 */
export function expectedCostUsd({ providers }: Pick<RunState, 'providers'>): number | undefined {
  let sum = 0;
  for (const model of providers.flatMap(({ models }) => models)) {
    const { costUsd = 0, ok, warning, unpriced } = model;
    const remaining = model.queued - doneRows(model);
    const priced = ok + warning - unpriced;
    if (remaining > 0 && priced === 0) return undefined;
    sum += costUsd + (remaining > 0 ? (costUsd / priced) * remaining : 0);
  }
  return sum;
}
