import { ProviderError } from '../../errors.js';
import { objectIn, parsedJson, textIn } from '../../json.js';
import { httpFailureOf } from './httpFailureOf.js';
import { isNetworkError, networkFailureOf } from './networkFailureOf.js';

/**
 * What an error means that somebody else's code has thrown: the same failure table, fed from what other clients call
 * these facts. Knows `status` or `statusCode`, `headers` or `responseHeaders`, `responseBody` or `error`,
 * `isRetryable` (Vercel AI SDK, openai, and those like them), network errors anywhere in the chain of causes, and
 * timeouts. A `ProviderError` stays as it is. Whatever says nothing of the kind is `rejected`.
 *
 * @example
 * complete(request).pipe(catchError((error) => throwError(() => thrownFailureOf(error, 'my-model'))))
 * @see https://github.com/vercel/ai/blob/main/packages/provider/src/errors/api-call-error.ts
 */
export function thrownFailureOf(error: unknown, provider: string, nowMs = Date.now()): ProviderError {
  if (ProviderError.isInstance(error)) return error;
  const facts = error instanceof Error ? (error as Error & Record<string, unknown>) : objectIn(error);
  const message = textIn(facts['message']) ?? String(error);
  const status = facts['statusCode'] ?? facts['status'];
  if (typeof status === 'number') {
    const headers = recordOf(facts['responseHeaders'] ?? facts['headers']);
    const { failure, code, delayMs, allowance, ofAccount } = httpFailureOf({
      provider,
      status,
      headers,
      body: bodyOf(facts),
      nowMs,
    });
    const options = { failure, status, code, delayMs, allowance, ofAccount, cause: error };
    return new ProviderError(`${provider} failed (${status}): ${message}`, options);
  }
  const network = causesOf(error).find(isNetworkError);
  if (network) {
    return networkFailureOf({ provider, url: textIn(facts['url']) ?? '', error: network, answering: false });
  }
  const passing = facts['isRetryable'] === true || facts['name'] === 'TimeoutError';
  const failure = passing ? 'transient' : 'rejected';
  return new ProviderError(`${provider} failed: ${message}`, { failure, cause: error });
}

function bodyOf(facts: Readonly<Record<string, unknown>>): unknown {
  const text = textIn(facts['responseBody']);
  if (text === undefined) return { error: facts['error'] ?? { message: facts['message'] } };
  const body = parsedJson(text);
  // The table reads texts and pages, too.
  return body === undefined ? text : body;
}

/** Headers as a plain object, or those of any `fetch`: there are more than the one of this Node.js. */
function recordOf(headers: unknown): Record<string, string> {
  const entries: readonly unknown[] = isIterable(headers) ? [...headers] : Object.entries(objectIn(headers));
  return Object.fromEntries(
    entries
      .filter((entry) => Array.isArray(entry))
      .map(([name, value]) => [String(name).toLowerCase(), String(value)]),
  );
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function causesOf(error: unknown): readonly unknown[] {
  const causes: unknown[] = [];
  for (let next = error; next !== undefined && !causes.includes(next); next = objectIn(next)['cause']) {
    causes.push(next);
  }
  return causes;
}
