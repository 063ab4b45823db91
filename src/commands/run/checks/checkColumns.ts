import type { ResultColumns } from '../../../columns.js';
import { UsageError } from '../../../errors.js';
import { nearestName } from '../../arguments/nearestName.js';
import type { RunFlags } from '../flags/runFlags.js';

/** Throws a `UsageError` for a flag that names a column which the input does not have. */
export function checkColumns({ image }: Pick<RunFlags, 'image'>, { variables }: ResultColumns): void {
  const columns = variables.filter(({ isPrompt }) => isPrompt !== true).map(({ name }) => name);
  const unknown = image.find((name) => !columns.includes(name));
  if (unknown === undefined) return;
  const meant = nearestName(unknown, columns);
  const hint = meant === undefined ? `found: ${columns.join(', ')}` : `did you mean '${meant}'?`;
  throw new UsageError(`--image ${unknown}: there is no such column; ${hint}`);
}
