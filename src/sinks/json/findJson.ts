import type { JsonValue } from '../../json.js';
import { jsonSpan } from './jsonSpan.js';

/** JSON with parts of its own: what columns can be made of. */
export type JsonContainer = Extract<JsonValue, object>;

/**
 * The JSON of an answer: a fenced block that is JSON, else the whole answer, else the first object or array inside it.
 * `undefined` where there is none. Takes time in proportion to the length of the text, whatever it holds.
 *
 * @example
 * findJson('Sure! {"score": 3} Anything else?'); // { score: 3 }
 */
export function findJson(text: string): JsonContainer | undefined {
  return fencedJson(text) ?? parseContainer(text) ?? embeddedJson(text);
}

function fencedJson(text: string): JsonContainer | undefined {
  for (const [index, part] of text.split('```').entries()) {
    if (index % 2 === 0) continue;
    const json = parseContainer(part.replace(/^[\w+.-]*\s+/, ''));
    if (json !== undefined) return json;
  }
  return undefined;
}

function embeddedJson(text: string): JsonContainer | undefined {
  const span = jsonSpan(text);
  return span && parseContainer(text.slice(span.start, span.end));
}

/** Looks before it parses: most answers are prose. */
function parseContainer(text: string): JsonContainer | undefined {
  const json = text.trim();
  if (!/^(?:\{.*\}|\[.*\])$/s.test(json)) return undefined;
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
