import { ProviderError } from '../../errors.js';
import type { FailureClass } from '../../failure.js';
import { failureOf } from '../failures/failureTable.js';
import type { HttpAnswer } from '../http/adapter.js';

/** What the words of a 200 can say for certain. For the rest, it was answered in full, and nobody can read it. */
const TOLD: readonly FailureClass[] = ['exhausted', 'unauthorized', 'no-such-model', 'rate-limited'];

/**
 * The failure of a 2xx that is no answer of the API: another service, a wrong path, or an error in words of its own.
 * It was answered whole, so it is not asked again.
 */
export function anotherForm(provider: string, { status, headers, body }: HttpAnswer): ProviderError {
  const known = failureOf({ provider, status, headers, body });
  if (TOLD.includes(known.failure)) return known;
  return new ProviderError(
    `${provider} answered ${status} in another form than agreed: ${JSON.stringify(body)}`,
    {
      failure: 'rejected',
      status,
      code: known.code,
    },
  );
}
