import type { Observable, Observer } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { FailureClass } from '../../failure.js';
import { parsedJson } from '../../json.js';
import { cleanText } from '../../text/cleanText.js';
import { httpFailureOf } from '../failures/httpFailureOf.js';
import { shownAddress } from '../failures/shownAddress.js';
import { withCleanFailures } from '../failures/withCleanFailures.js';
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
 * @param now Clock that moments in an answer are compared to, in milliseconds since 1970. Default `Date.now`.
 */
export function sendJson(
  send: HttpSend,
  provider: string,
  redact: (text: string) => string = (same) => same,
  now: () => number = Date.now,
): SendJson {
  const clean = (text: string) => cleanText(text, redact);
  return (call, read) =>
    withCleanFailures((observer: Observer<HttpReply>) => send(call(), provider, observer), {
      provider,
      clean,
      see: (reply) => read(answerOf(reply, { provider, nowMs: now(), redact })),
      now,
    });
}

interface Asked {
  readonly provider: string;
  readonly nowMs: number;
  readonly redact: (text: string) => string;
}

function answerOf(reply: HttpReply, { provider, nowMs, redact }: Asked): HttpAnswer {
  const { status, headers, text, call } = reply;
  const { url } = call;
  const isGood = status >= 200 && status <= 299;
  // The body has gone elsewhere.
  if (isGood && call.receive !== undefined) return { status, headers, body: undefined, url, nowMs };
  const body = parsedJson(text);
  if (!isGood)
    throw httpFailureOf({ provider, url, nowMs, status, headers, body: body === undefined ? text : body });
  if (body !== undefined) return { status, headers, body, url, nowMs };
  const stream = eventStream(text);
  if (stream !== undefined) return { status, headers, body: stream.events, stream, url, nowMs };
  throw unreadable(reply, provider, redact);
}

/** A body that was cut is a matter of the moment; one that came whole is not asked for again. */
function unreadable(
  { text, status, call }: HttpReply,
  provider: string,
  redact: (text: string) => string,
): ProviderError {
  const failed = (failure: FailureClass, what: string) =>
    new ProviderError(`${provider} answered ${status} with ${what}`, { failure, status });
  if (text.trim() === '') return failed('transient', 'nothing');
  if (/^\s*</.test(text))
    return failed(
      'rejected',
      `a web page: is its base URL right? It was called at ${shownAddress(call.url)}`,
    );
  return isCutJson(text)
    ? failed('transient', `broken JSON: ${ends(text, redact)}`)
    : failed('rejected', `something that is no JSON: ${ends(text, redact)}`);
}

/** Longer than any key: what is looked through for keys, on both ends of a long text. */
const LOOKED_THROUGH = 10_000;

/** Where it was cut is as telling as how it began. A key must be whole to be found, so the cut comes last. */
function ends(text: string, redact: (text: string) => string): string {
  if (text.length <= 2 * LOOKED_THROUGH) return cutInTheMiddle(redact(text));
  return cutInTheMiddle(`${redact(text.slice(0, LOOKED_THROUGH))}${redact(text.slice(-LOOKED_THROUGH))}`);
}

function cutInTheMiddle(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 100)} [...] ${text.slice(-100)}`;
}
