import type { JsonValue } from '../../json.js';
import { jsonSpans } from './jsonSpan.js';
import { withoutReasoning } from './withoutReasoning.js';

/** JSON with parts of its own: what columns can be made of. */
export type JsonContainer = Extract<JsonValue, object>;

/**
 * The JSON that an answer means, as it is written: the whole answer, else, behind what the model thought on the way, a
 * fenced block that is JSON, else an object or array in the text. Of several, an object or a list of such goes before a
 * list of values, that before a list of numbers, which may be a citation (`[1]`), and the last one before a draft.
 *
 * `undefined` where there is none. Takes time in proportion to the length of the text, whatever it holds.
 *
 * @example
 * findJsonText('As [1] says: {"score": 3.0} Anything else?') // '{"score": 3.0}'
 */
export function findJsonText(answer: string): string | undefined {
  const whole = container(answer);
  if (whole !== undefined) return whole.text;
  const text = withoutReasoning(answer);
  return best(fencedBlocks(text)) ?? container(text)?.text ?? best(embedded(text));
}

interface Candidate {
  readonly text: string;
  readonly json: JsonContainer;
}

function* fencedBlocks(text: string): Iterable<string> {
  for (const [index, part] of text.split('```').entries()) {
    if (index % 2 === 1) yield part.replace(/^[\w+.-]*\s+/, '');
  }
}

function* embedded(text: string): Iterable<string> {
  for (const { start, end } of jsonSpans(text)) yield text.slice(start, end);
}

/** The last of those that are most likely meant. */
function best(texts: Iterable<string>): string | undefined {
  let found: Candidate | undefined;
  for (const text of texts) {
    const candidate = container(text);
    if (candidate === undefined) continue;
    if (found === undefined || rank(candidate.json) >= rank(found.json)) found = candidate;
  }
  return found?.text;
}

function rank(json: JsonContainer): number {
  const values: readonly JsonValue[] = Object.values(json);
  if (values.length === 0) return 0;
  if (!Array.isArray(json) || values.some((value) => typeof value === 'object' && value !== null)) return 3;
  return values.every(Number.isInteger) ? 1 : 2;
}

/** Looks before it parses: most answers are prose. */
function container(text: string): Candidate | undefined {
  const json = text.trim();
  if (!/^(?:\{.*\}|\[.*\])$/s.test(json)) return undefined;
  try {
    return { text: json, json: JSON.parse(json) };
  } catch {
    return undefined; // Text between brackets.
  }
}
