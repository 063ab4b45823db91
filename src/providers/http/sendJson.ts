import type { Observable } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { FailureClass } from '../../failure.js';
import { cleanText } from '../../text/cleanText.js';
import { cleanFailures } from '../failures/cleanFailures.js';
import { failureOf } from '../failures/failureTable.js';
import type { HttpAnswer, HttpCall } from './adapter.js';
import { eventStream } from './eventStream.js';
import type { HttpReply, HttpSend } from './httpSend.js';
import { isCutJson } from './isCutJson.js';

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
  const stream = eventStream(text);
  if (stream !== undefined) return { status, headers, body: stream.events, stream };
  throw unreadable(text, { status, provider, redact });
}

/** A body that was cut is a matter of the moment; one that came whole is not asked for again. */
function unreadable(
  text: string,
  { status, provider, redact }: { status: number; provider: string; redact: (text: string) => string },
): ProviderError {
  const failed = (failure: FailureClass, what: string) =>
    new ProviderError(`${provider} answered ${status} with ${what}`, { failure, status });
  if (text.trim() === '') return failed('transient', 'nothing');
  if (isPage(text)) return failed('rejected', 'a web page: is its base URL right?');
  const said = ends(redact(text));
  return isCutJson(text)
    ? failed('transient', `broken JSON: ${said}`)
    : failed('rejected', `something that is no JSON: ${said}`);
}

function isPage(text: string): boolean {
  return /^\s*</.test(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // No JSON, which no JSON can say.
  }
}

/** Where it was cut is as telling as how it began. */
function ends(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 100)} [...] ${text.slice(-100)}`;
}
