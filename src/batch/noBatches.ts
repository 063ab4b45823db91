import { UsageError } from '../errors.js';

/** Says that providers have no batch API. */
export function noBatches(providers: readonly string[]): UsageError {
  return new UsageError(
    `--batch: ${providers.join(', ')} ${providers.length === 1 ? 'has' : 'have'} no batch API that is known here; --where or --set chooses other rows`,
  );
}
