import type { Variables } from '../../experiment.js';
import { bareRecord } from '../../text/bareRecord.js';
import type { Matrix } from './matrix.js';

/** What one run of a row has that its other runs have not. */
export interface Combination {
  /** Cells by column. */
  readonly chosen: Variables;
  /** Which of several prompts is asked. */
  readonly promptName?: string | undefined;
  /** From 1. */
  readonly repeat: number;
}

interface Axis {
  readonly size: number;
  /** Adds what stands at `index` to a combination. */
  readonly choose: (index: number, chosen: Record<string, string>) => void;
}

/**
 * All that a row runs with, one after the other: model by model, then prompts, then the sweep, then its repetitions.
 * They are made one at a time, however many there are.
 *
 * @example
 * [...combinations({ models: [{ provider: 'mock', model: 'm' }] }, 2)].map(({ repeat }) => repeat) // [1, 2]
 */
export function* combinations(matrix: Matrix, repeats: number): Generator<Combination> {
  const { prompts = [] } = matrix;
  const [outer, inner] = axesOf(matrix);
  for (const outerChoice of choices(outer)) {
    for (const promptName of prompts.length > 0 ? prompts : [undefined]) {
      for (const innerChoice of choices(inner)) {
        const chosen = bareRecord<string>();
        outerChoice(chosen);
        innerChoice(chosen);
        for (let repeat = 1; repeat <= repeats; repeat++) yield { chosen, promptName, repeat };
      }
    }
  }
}

/** How many there are. */
export function combinationCount({ models = [], prompts = [], sweep = {} }: Matrix, repeats: number): number {
  const sizes = [models.length, prompts.length, ...Object.values(sweep).map(({ length }) => length)];
  return sizes.reduce((product, size) => product * Math.max(size, 1), repeats);
}

/** What varies outside of the prompts, and inside. */
function axesOf({ models = [], sweep = {} }: Matrix): readonly [readonly Axis[], readonly Axis[]] {
  const ofModels: Axis = {
    size: models.length,
    choose: (index, chosen) => Object.assign(chosen, models[index]),
  };
  const ofSweep = Object.entries(sweep).map(
    ([column, values]): Axis => ({
      size: values.length,
      choose: (index, chosen) => {
        chosen[column] = values[index] ?? '';
      },
    }),
  );
  return [models.length > 0 ? [ofModels] : [], ofSweep];
}

/** Counts through the axes, the last one fastest, as a clock does. */
function* choices(axes: readonly Axis[]): Generator<(chosen: Record<string, string>) => void> {
  const count = axes.reduce((product, { size }) => product * size, 1);
  for (let number = 0; number < count; number++) {
    yield (chosen) => {
      let rest = number;
      for (const { size, choose } of axes.toReversed()) {
        choose(rest % size, chosen);
        rest = Math.floor(rest / size);
      }
    };
  }
}
