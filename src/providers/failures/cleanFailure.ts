import { ProviderError } from '../../errors.js';
import { foreignFailureOf } from './foreignFailureOf.js';

/** What an error means, whoever threw it, with its message and code as clean lines. */
export function cleanFailure(
  error: unknown,
  provider: string,
  clean: (text: string) => string,
): ProviderError {
  const failure = foreignFailureOf(error, provider);
  const { code } = failure;
  return new ProviderError(clean(failure.message), {
    failure: failure.failure,
    status: failure.status,
    code: code === undefined ? code : clean(code),
    delayMs: failure.delayMs,
    allowance: failure.allowance,
    cause: failure.cause,
  });
}
