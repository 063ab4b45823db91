const LONGEST_MESSAGE = 600;

// Control characters, and those that turn the direction of writing around.
const CONTROLS = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text from outside as one harmless line: keys taken out, white space collapsed, control characters shown as
 * escapes, cut to 600 characters.
 *
 * In this order: a key must be whole to be found, so it goes first, and the cut comes last.
 */
export function cleanText(text: string, redact: (text: string) => string = (same) => same): string {
  const line = redact(text).trim().replace(/\s+/g, ' ').replace(CONTROLS, escaped);
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE - 1).trimEnd()}…` : line;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
