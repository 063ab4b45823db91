import { jsonTokenEnd } from './jsonToken.js';

/** A part of a text: `end` is behind its last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What may come next: a value, a key, `:`, or `,` or the end of the container. `first` allows an empty container. */
type Expected = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'comma';

const BLANKS = ' \n\r\t';

/**
 * Where the JSON objects and arrays of a text are, in their order; not those that are inside of others.
 *
 * Reads from each opening bracket until the text is no JSON any more. Brackets that such an attempt went through were
 * tried with it, which keeps the time linear: of two attempts that overlap, one takes for text between quotes what the
 * other takes for text outside of them, so no character is read more than twice.
 */
export function jsonSpans(text: string): readonly Span[] {
  const tried = new Set<number>();
  const spans: Span[] = [];
  for (const { index } of text.matchAll(/[[{]/g)) {
    const isCovered = index < (spans.at(-1)?.end ?? 0);
    if (!isCovered && !tried.has(index)) spans.push(...completeFrom(text, index, tried));
  }
  return spans;
}

/** The container at `start`; if it breaks off, the complete ones inside it. */
function completeFrom(text: string, start: number, tried: Set<number>): readonly Span[] {
  const open: number[] = [];
  const complete: Span[] = [];
  let expected: Expected = 'value';
  let at = start;

  while (at < text.length) {
    const character = text.charAt(at);
    if (BLANKS.includes(character)) {
      at++;
    } else if (isValue(expected) && (character === '{' || character === '[')) {
      tried.add(at);
      open.push(at);
      expected = character === '{' ? 'first key' : 'first value';
      at++;
    } else if (closes(isObject(text, open), expected, character)) {
      at++;
      const opened = open.pop() ?? start;
      while ((complete.at(-1)?.start ?? -1) > opened) complete.pop();
      complete.push({ start: opened, end: at });
      if (open.length === 0) return complete;
      expected = 'comma';
    } else if (character === ',' && expected === 'comma') {
      expected = isObject(text, open) ? 'key' : 'value';
      at++;
    } else if (character === ':' && expected === 'colon') {
      expected = 'value';
      at++;
    } else {
      const end = atomEnd(text, at, expected);
      if (end === undefined) return complete;
      expected = isKey(expected) ? 'colon' : 'comma';
      at = end;
    }
  }
  return complete;
}

function isValue(expected: Expected): boolean {
  return expected === 'value' || expected === 'first value';
}

function isKey(expected: Expected): boolean {
  return expected === 'key' || expected === 'first key';
}

function isObject(text: string, open: readonly number[]): boolean {
  return text.charAt(open.at(-1) ?? -1) === '{';
}

function closes(inObject: boolean, expected: Expected, character: string): boolean {
  return inObject
    ? character === '}' && (expected === 'comma' || expected === 'first key')
    : character === ']' && (expected === 'comma' || expected === 'first value');
}

function atomEnd(text: string, at: number, expected: Expected): number | undefined {
  if (isKey(expected)) return text.charAt(at) === '"' ? jsonTokenEnd(text, at) : undefined;
  return isValue(expected) ? jsonTokenEnd(text, at) : undefined;
}
