/** An answer that came in pieces. */
export interface EventStream {
  /** Parsed JSON, in order. */
  readonly events: readonly unknown[];
  /** Whether the stream said itself that it was over. */
  readonly ended: boolean;
}

const FIELD = /^(?:data|event|id|retry)?:/;

/**
 * Reads a stream out of a body: server-sent events, or one JSON object a line. `undefined` for a text that is neither.
 *
 * Data that are no JSON (a ping) are passed over; a last line that was cut is no event.
 *
 * @example
 * eventStream('data: {"a":1}\n\ndata: [DONE]\n') // { events: [{ a: 1 }], ended: true }
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function eventStream(text: string): EventStream | undefined {
  const lines = text.split(/\r\n|\n|\r/);
  const first = lines.find((line) => line !== '') ?? '';
  if (FIELD.test(first)) return ofEvents(lines);
  return isJson(first) && lines.filter((line) => line !== '').length > 1 ? ofTexts(lines) : undefined;
}

function ofEvents(lines: readonly string[]): EventStream {
  const texts: string[] = [];
  let data: string[] = [];
  for (const line of [...lines, '']) {
    if (line.startsWith('data:')) data.push(line.slice(5));
    else if (line === '' && data.length > 0) {
      texts.push(data.join('\n'));
      data = [];
    }
  }
  return ofTexts(texts);
}

function ofTexts(texts: readonly string[]): EventStream {
  const events: unknown[] = [];
  for (const text of texts) {
    if (text.trim() === '[DONE]') return { events, ended: true };
    if (isJson(text)) events.push(JSON.parse(text));
  }
  return { events, ended: false };
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
