import { ProviderError } from '../../errors.js';
import type { FailureClass } from '../../failure.js';
import { type FailedCall, httpFailureOf } from '../failures/httpFailureOf.js';
import { shownAddress } from '../failures/shownAddress.js';

/** The classes that words inside a 200 can tell for certain. Any other such answer came whole, and cannot be read. */
const TOLD: readonly FailureClass[] = ['exhausted', 'unauthorized', 'no-such-model', 'rate-limited'];

/** Far longer than the line that is made of it. */
const LONGEST_SHOWN = 5000;

/**
 * The failure of a 2xx that is no answer of the API: another service, a wrong path, or an error in words of its own.
 * It was answered whole, so it is not asked again.
 */
export function anotherForm(provider: string, answer: Omit<FailedCall, 'provider'>): ProviderError {
  const { status, body, url } = answer;
  const known = httpFailureOf({ ...answer, provider });
  if (TOLD.includes(known.failure)) return known;
  const said = JSON.stringify(body).slice(0, LONGEST_SHOWN);
  const where = url === undefined ? '' : ` (at ${shownAddress(url)})`;
  const message = `${provider} answered ${status} in another form than agreed${where}: ${said}`;
  return new ProviderError(message, { failure: 'rejected', status, code: known.code });
}
