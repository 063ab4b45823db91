import { type JsonObject, listIn, objectIn, textIn } from '../../json.js';

/** What the body of a failed call says, whatever API it comes from. */
export interface ServerError {
  /** The server's own words for people. Empty when it has none. */
  readonly words: string;
  /** Every code, type, status, reason and quota name in it: what the failure table looks for. */
  readonly codes: ReadonlySet<string>;
  /** The most telling of the codes. */
  readonly code: string | undefined;
  /** The part of the request that is meant, where it is named: OpenAI's `param`. */
  readonly parameter: string | undefined;
  /** A status inside the body, where a 200 holds an error. */
  readonly status: number | undefined;
  /** OpenRouter's `metadata`. */
  readonly metadata: JsonObject;
  /** Google's `details`. */
  readonly details: readonly JsonObject[];
  /** Not an answer of the API: a page or a line of a proxy, a firewall, a web server. */
  readonly isPage: boolean;
}

/** Nobody reads more, and no expression is to look at more. */
const LONGEST_WORDS = 20_000;
const MOST_DETAILS = 20;

/**
 * Reads the error out of a body: parsed JSON of any API, or text.
 *
 * Knows the forms of OpenAI (`error.message, type, code`), Anthropic (`error.details.error_code`), Gemini
 * (`error.status, details[]`, and the same in a list), OpenRouter (`error.metadata`), Ollama (`error` is a text),
 * Mistral and Cerebras (`message, type, code` at the top), FastAPI servers such as vLLM (`detail`).
 */
export function serverError(body: unknown): ServerError {
  const top = objectIn(Array.isArray(body) ? body[0] : body);
  const error = errorIn(top);
  const metadata = objectIn(error['metadata']);
  const details = listIn(error['details']).map(objectIn);
  const errorCode = objectIn(error['details'])['error_code'];
  const named = [error['code'], errorCode, error['status'], error['type'], metadata['limit_source']].map(
    textIn,
  );
  const reasons = details.flatMap(({ reason, violations }) => [
    textIn(reason),
    ...listIn(violations).map((violation) => textIn(objectIn(violation)['quotaId'])),
  ]);
  const codes = [...named, ...reasons].filter((code) => code !== undefined);

  return {
    words: withUpstream(wordsIn(cut(body), top, error).slice(0, LONGEST_WORDS), metadata),
    codes: new Set(codes),
    code: codes.find((code) => !/^\d+$/.test(code) && code !== 'error'),
    parameter: textIn(error['param']),
    status: statusIn(error['code']),
    metadata,
    details,
    isPage: typeof body === 'string' && body.trim() !== '',
  };
}

/** Where the error stands: OpenAI's and most others', MiniMax's beside an answer, Cloudflare's in a list, or at the top. */
function errorIn(top: JsonObject): JsonObject {
  const [first] = listIn(top['errors']);
  const nested = [top['error'], top['base_resp'], first].find(
    (value) => typeof value === 'object' && value !== null,
  );
  return nested === undefined ? top : objectIn(nested);
}

/** What servers call their words for people. */
const WORDS = ['message', 'msg', 'status_msg', 'error_msg', 'error_message', 'error_description', 'Message'];

function wordsIn(body: unknown, top: JsonObject, error: JsonObject): string {
  if (typeof body === 'string') return pageTitle(body) ?? body.trim();
  const said = [error, top].flatMap((object) => WORDS.map((name) => textIn(object[name])));
  const detail = listIn(top['detail']).slice(0, MOST_DETAILS).map(detailOf).join('; ');
  return (
    said.find((words) => words !== undefined) ??
    textIn(top['error']) ??
    textIn(top['detail']) ??
    textIn(detail) ??
    textIn(top['title']) ??
    (Object.keys(top).length > 0 ? JSON.stringify(top) : '')
  );
}

/** Of a FastAPI server: which part of the request is meant, and what is wrong with it. */
function detailOf(entry: unknown): string {
  const { loc, msg } = objectIn(entry);
  const path = listIn(loc)
    .filter((step) => step !== 'body')
    .join('.');
  const words = textIn(msg) ?? JSON.stringify(entry);
  return path === '' ? words : `${path}: ${words}`;
}

/** OpenRouter's own message is only "Provider returned error": what the model's host said is in `metadata.raw`. */
function withUpstream(words: string, metadata: JsonObject): string {
  const raw = typeof metadata['raw'] === 'object' ? JSON.stringify(metadata['raw']) : textIn(metadata['raw']);
  const host = textIn(metadata['provider_name']);
  return raw ? `${words} (${host ? `${host}: ` : ''}${raw.slice(0, LONGEST_WORDS).trim()})` : words;
}

function cut(body: unknown): unknown {
  return typeof body === 'string' ? body.slice(0, LONGEST_WORDS) : body;
}

function pageTitle(text: string): string | undefined {
  if (!/^\s*</.test(text)) return undefined;
  const title = /<title(?:\s[^<>]*)?>([^<]*)/i.exec(text)?.[1]?.trim();
  return title ? `a web page titled '${title}'` : 'a web page';
}

function statusIn(code: unknown): number | undefined {
  const status = typeof code === 'number' || typeof code === 'string' ? Number(code) : Number.NaN;
  return Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined;
}
