import type { ResultColumns } from '../../../columns.js';
import { UsageError } from '../../../errors.js';
import { nameHint } from '../../../text/names/nameHint.js';
import type { RunFlags } from '../flags/runFlags.js';

/** Throws a `UsageError` for a flag that names a column which the input does not have. */
export function checkColumns({ image }: Pick<RunFlags, 'image'>, { variables }: ResultColumns): void {
  const columns = variables.filter(({ isPrompt }) => isPrompt !== true).map(({ name }) => name);
  const unknown = image.find((name) => !columns.includes(name));
  if (unknown === undefined) return;
  throw new UsageError(`--image ${unknown}: there is no such column; ${nameHint(unknown, columns)}`);
}
