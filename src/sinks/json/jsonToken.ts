const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const FIRST_PRINTABLE = 0x20;

/** Where the JSON string, number or word at `start` ends; `undefined` if there is none. */
export function jsonTokenEnd(text: string, start: number): number | undefined {
  if (text.charAt(start) !== '"') return matchEnd(LITERAL, text, start);
  let at: number | undefined = start + 1;
  while (at !== undefined && at < text.length) {
    const character = text.charAt(at);
    if (character === '"') return at + 1;
    if (character.charCodeAt(0) < FIRST_PRINTABLE) return undefined;
    at = character === '\\' ? matchEnd(ESCAPE, text, at) : at + 1;
  }
  return undefined;
}

function matchEnd(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
