import type { RunEvent, Untimed } from '../../events.js';
import type { RunOptions } from '../runOptions.js';
import { CostBudget } from './costBudget.js';
import type { Halts } from './halts.js';

export interface OpenBudgetOptions extends Pick<RunOptions, 'maxCostUsd' | 'allowUnpriced'> {
  readonly announce: (event: Untimed<RunEvent>) => void;
  readonly halts: Pick<Halts, 'endBudget'>;
}

/** What the run may cost, if that is limited. At its end no further call starts. */
export function openBudget(options: OpenBudgetOptions): CostBudget | undefined {
  const { maxCostUsd, allowUnpriced = false, announce, halts } = options;
  if (maxCostUsd === undefined) return undefined;
  const onReached = (knownCostUsd: number) => {
    announce({ type: 'budget-reached', maxCostUsd, knownCostUsd });
    halts.endBudget();
  };
  return new CostBudget({ maxCostUsd, allowUnpriced, onReached });
}
