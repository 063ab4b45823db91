import { UsageError } from '../../../errors.js';
import { promptNames } from '../../../prompt/promptNames.js';
import type { Matrix } from '../../../sources/matrix/matrix.js';
import type { RunFlags } from '../flags/runFlags.js';

type MatrixFlags = Pick<RunFlags, 'model' | 'prompt' | 'sweep'>;

/** What every row runs with. Throws a `UsageError` for what is given twice. */
export function matrixOf({ model, prompt, sweep }: MatrixFlags): Matrix {
  const models = model.flat();
  checkModels(models);
  return {
    models,
    prompts: prompt.length > 1 ? promptNames(prompt) : undefined,
    sweep: Object.fromEntries(sweep.map(({ name, values }) => [`param.${name}`, values])),
  };
}

function checkModels(models: NonNullable<Matrix['models']>): void {
  const seen = new Set<string>();
  for (const { provider, model } of models) {
    const name = `${provider}/${model}`;
    if (seen.has(name))
      throw new UsageError(`--model: ${name} was given twice; to run rows more often: --repeat N`);
    seen.add(name);
  }
}
