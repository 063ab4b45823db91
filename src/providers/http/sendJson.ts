import type { Observable } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { cleanText } from '../../text/cleanText.js';
import { cleanFailures } from '../failures/cleanFailures.js';
import { failureOf } from '../failures/failureTable.js';
import type { HttpAnswer, HttpCall } from './adapter.js';
import type { HttpReply, HttpSend } from './httpSend.js';

/**
 * Sends a call, built on subscription, and emits what `read` makes of its answer: a 2xx whose body is JSON. Everything
 * else is a `ProviderError`, what `call` and `read` throw included.
 */
export type SendJson = <T>(call: () => HttpCall, read: (answer: HttpAnswer) => T) => Observable<T>;

/**
 * Turns replies into answers: a status other than 2xx and a body that is no JSON become what the failure table makes
 * of them. Every error is a `ProviderError` whose message is one clean line without keys.
 *
 * @param provider Name in messages.
 * @param redact Takes the keys out of a text before it is cut: of half a key nobody could. Default: leaves it as it is.
 */
export function sendJson(
  send: HttpSend,
  provider: string,
  redact: (text: string) => string = (same) => same,
): SendJson {
  const clean = (text: string) => cleanText(text, redact);
  return (call, read) =>
    cleanFailures(() => send(call(), provider), {
      provider,
      clean,
      see: (reply) => read(answerOf(reply, provider, redact)),
    });
}

function answerOf(
  { status, headers, text }: HttpReply,
  provider: string,
  redact: (text: string) => string,
): HttpAnswer {
  const body = parsed(text);
  if (status < 200 || status > 299)
    throw failureOf({ provider, status, headers, body: body === undefined ? text : body });
  if (body !== undefined) return { status, headers, body };
  if (text.trim() === '') throw broken(`${provider} answered ${status} with nothing`, status);
  if (!/^\s*</.test(text))
    throw broken(`${provider} answered ${status} with broken JSON: ${ends(redact(text))}`, status);
  throw new ProviderError(`${provider} answered ${status} with a web page: is its base URL right?`, {
    failure: 'rejected',
    status,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // No JSON, which no JSON can say.
  }
}

function broken(message: string, status: number): ProviderError {
  return new ProviderError(message, { failure: 'transient', status });
}

/** Where it was cut is as telling as how it began. */
function ends(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 100)} [...] ${text.slice(-100)}`;
}
