import { type JsonObject, listIn, objectIn, textIn } from '../../json.js';

/** What the body of a failed call says, whatever API it comes from. */
export interface ServerError {
  /** The server's own words for people. Empty when it has none. */
  readonly words: string;
  /** Every code, type, status, reason and quota name in it: what the failure table looks for. */
  readonly codes: ReadonlySet<string>;
  /** The most telling of the codes. */
  readonly code: string | undefined;
  /** A status inside the body, where a 200 holds an error. */
  readonly status: number | undefined;
  /** OpenRouter's `metadata`. */
  readonly metadata: JsonObject;
  /** Google's `details`. */
  readonly details: readonly JsonObject[];
  /** Not an answer of the API: a page of a proxy, a firewall, a web server. */
  readonly isPage: boolean;
}

/**
 * Reads the error out of a body: parsed JSON of any API, or text.
 *
 * Knows the forms of OpenAI (`error.message, type, code`), Anthropic (`error.details.error_code`), Gemini
 * (`error.status, details[]`, and the same in a list), OpenRouter (`error.metadata`), Ollama (`error` is a text),
 * Mistral and Cerebras (`message, type, code` at the top), FastAPI servers such as vLLM (`detail`).
 */
export function serverError(body: unknown): ServerError {
  const top = objectIn(Array.isArray(body) ? body[0] : body);
  const error = 'error' in top && typeof top['error'] === 'object' ? objectIn(top['error']) : top;
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
    words: withUpstream(wordsIn(body, top, error), metadata),
    codes: new Set(codes),
    code: codes.find((code) => !/^\d+$/.test(code) && code !== 'error'),
    status: statusIn(error['code']),
    metadata,
    details,
    isPage: typeof body === 'string' && /^\s*</.test(body),
  };
}

function wordsIn(body: unknown, top: JsonObject, error: JsonObject): string {
  if (typeof body === 'string') return pageTitle(body) ?? body.trim();
  const detail = listIn(top['detail']).map(
    (entry) => textIn(objectIn(entry)['msg']) ?? JSON.stringify(entry),
  );
  const said =
    textIn(error['message']) ?? textIn(top['error']) ?? textIn(top['message']) ?? textIn(top['detail']);
  if (said !== undefined) return said;
  if (detail.length > 0) return detail.join('; ');
  return Object.keys(top).length > 0 ? JSON.stringify(top) : '';
}

/** OpenRouter's own message is only "Provider returned error": what the model's host said is in `metadata.raw`. */
function withUpstream(words: string, metadata: JsonObject): string {
  const raw = typeof metadata['raw'] === 'object' ? JSON.stringify(metadata['raw']) : textIn(metadata['raw']);
  const host = textIn(metadata['provider_name']);
  return raw ? `${words} (${host ? `${host}: ` : ''}${raw.trim()})` : words;
}

function pageTitle(text: string): string | undefined {
  if (!/^\s*</.test(text)) return undefined;
  const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1]?.trim();
  return title ? `a web page titled '${title}'` : 'a web page';
}

function statusIn(code: unknown): number | undefined {
  const status = typeof code === 'number' || typeof code === 'string' ? Number(code) : Number.NaN;
  return Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined;
}
