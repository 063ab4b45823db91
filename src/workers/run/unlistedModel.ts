import { isRelease } from '../../providers/prices/isRelease.js';
import { nameHint } from '../../text/names/nameHint.js';
import type { ServedProvider } from '../protocol/messages.js';

/** What one worker says of a provider. */
export type ServingWorker = ServedProvider & { readonly worker: string };

/**
 * What is to be said of a model that is asked for, and that workers do not list: `undefined` where all of them list it,
 * or where it cannot be told yet.
 *
 * @example
 * const box = { worker: 'gpu-a', places: 8, busy: {}, calls: 0, errors: 0, models: ['qwen2'] };
 * unlistedModel('ollama', 'qwen3', [box]) // "No worker lists the model qwen3 of ollama, ...: did you mean 'qwen2'?"
 */
export function unlistedModel(
  provider: string,
  model: string,
  serving: readonly ServingWorker[],
): string | undefined {
  const listing = serving.filter(({ models }) => models !== undefined);
  const without = listing.filter(({ models = [] }) => !lists(models, model));
  if (without.length === 0) return undefined;
  if (without.length < listing.length) {
    const names = without.map(({ worker }) => worker).join(', ');
    return `Not all workers list the model ${model} of ${provider}, and all of them are asked for it: where they have different models, give their providers different names. It is not listed by ${names}`;
  }
  if (without.length < serving.length) return undefined;
  const listed = [...new Set(without.flatMap(({ models = [] }) => models))];
  const hint = listed.length > 0 ? nameHint(model, listed, 'listed') : 'none is listed';
  return `No worker lists the model ${model} of ${provider}, and it is asked for all the same: ${hint}`;
}

/** A list may name a release of it, or the tag that Ollama takes where none is given. */
function lists(models: readonly string[], model: string): boolean {
  const base = model.replace(/[-:]latest$/, '');
  return models.some((name) => name === model || name === `${base}:latest` || isRelease(name, base));
}
