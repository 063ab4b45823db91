/**
 * Whether a text that is no JSON could be the beginning of one: the connection lost its end. A text that is closed, or
 * never was JSON, was answered whole.
 *
 * @example
 * isCutJson('{"a": [1, "b') // true
 * isCutJson('{"a": 1,}')    // false
 */
export function isCutJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  let depth = 0;
  let inText = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inText) {
      if (character === '\\') index += 1;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
  }
  return inText || depth > 0;
}
