import { nearestName } from './nearestName.js';

/**
 * What an error says behind a name that there is not: the one that was probably meant, else all that there are.
 *
 * @param title What the list of all is called. Default: `found`.
 *
 * @example
 * nameHint('outptu', ['model', 'output']) // "did you mean 'output'?"
 * nameHint('answer', ['model', 'output']) // 'found: model, output'
 */
export function nameHint(given: string, names: readonly string[], title = 'found'): string {
  const meant = nearestName(given, names);
  return meant === undefined ? `${title}: ${names.join(', ')}` : `did you mean '${meant}'?`;
}
