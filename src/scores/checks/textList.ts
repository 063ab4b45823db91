import { comparable } from './answer.js';

/**
 * The texts of an expectation: those of a JSON array, or the one that it is.
 *
 * @example
 * textList('["red", "blue"]') // ['red', 'blue']
 * textList('red, blue')       // ['red, blue']
 */
export function textList(expected: string): readonly string[] {
  const list = jsonArray(expected);
  return list === undefined
    ? [comparable(expected)]
    : list.map((item) => comparable(typeof item === 'string' ? item : JSON.stringify(item)));
}

function jsonArray(text: string): readonly unknown[] | undefined {
  if (!text.trim().startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.length > 0 ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
