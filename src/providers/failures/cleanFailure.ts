import { ProviderError } from '../../errors.js';
import { thrownFailureOf } from './thrownFailureOf.js';

/** What an error means, whoever threw it, with its message and code as clean lines. */
export function cleanFailure(
  error: unknown,
  provider: string,
  clean: (text: string) => string,
  nowMs = Date.now(),
): ProviderError {
  const failure = thrownFailureOf(error, provider, nowMs);
  const { message, code, answer } = failure;
  const word = answer?.rawFinishReason;
  return ProviderError.from(failure, {
    message: clean(message),
    code: code === undefined ? code : clean(code),
    answer: word === undefined ? answer : { ...answer, rawFinishReason: clean(word) },
  });
}
