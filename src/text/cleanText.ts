const LONGEST_MESSAGE = 600;
const LOOKED_AT = 100_000;
const LONGEST_KEY = 10_000;

// Control characters, and those that turn the direction of writing around.
const CONTROLS = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text from outside as one harmless line: keys taken out, white space collapsed, control characters shown as
 * escapes, cut to 600 characters.
 *
 * In this order: a key must be whole to be found, so it goes first, and the cut comes last.
 */
export function cleanText(text: string, redact: (text: string) => string = (same) => same): string {
  const line = withoutKeys(text, redact).trim().replace(/\s+/g, ' ').replace(CONTROLS, escaped);
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE - 1).trimEnd()}…` : line;
}

/** Half a key at the end of what is looked at is not found, so the end is not shown. */
function withoutKeys(text: string, redact: (text: string) => string): string {
  if (text.length <= LOOKED_AT) return redact(text);
  return redact(text.slice(0, LOOKED_AT)).slice(0, -LONGEST_KEY);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
