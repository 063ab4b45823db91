/** Characters that JSON writes in a way of their own. */
const IN_JSON: ReadonlyMap<string, string> = new Map([
  ['"', '\\\\?"'],
  ['/', '\\\\?/'],
  ['\\', '\\\\{1,2}'],
  ['\n', '(?:\\n|\\\\n)'],
  ['\r', '(?:\\r|\\\\r)'],
  ['\t', '(?:\\t|\\\\t)'],
]);

/** What others put in front of a key before they encode it. */
const PREFIXES = ['', 'Bearer '];

/**
 * Finds secrets in a text, however a server may echo them: as they are, in capitals or small letters, each character
 * escaped or not as in an address (`%2f`) or in JSON (`\/`, `\u002f`), as a whole in hexadecimal or base64, there also
 * behind `Bearer ` or a name, as a header holds them.
 *
 * Each alternative begins in a way of its own, so that looking for it takes time proportional to the text.
 *
 * @example
 * '{"key":"SK-1234\u0035678"}'.replace(secretPattern(['sk-12345678']), '***') // '{"key":"***"}'
 */
export function secretPattern(secrets: readonly string[]): RegExp {
  // The longest first: one that is part of another must not leave the rest of it behind.
  const longestFirst = secrets.toSorted((one, other) => other.length - one.length);
  const encoded = longestFirst.flatMap(encodings).toSorted((one, other) => other.length - one.length);
  return new RegExp([...longestFirst.map(spelling), ...encoded.map(literal)].join('|'), 'gi');
}

function spelling(secret: string): string {
  return [...secret].map(spellings).join('');
}

function spellings(character: string): string {
  const cases = new Set([character, character.toLowerCase(), character.toUpperCase()]);
  const inUrl = [...cases].map((form) => [...Buffer.from(form)].map((byte) => `%${hex(byte, 2)}`).join(''));
  const inJson = [...cases].map((form) => form.split('').map(escapedUnit).join(''));
  return `(?:${[IN_JSON.get(character) ?? literal(character), ...inUrl, ...inJson].join('|')})`;
}

/** Of UTF-16, as JSON escapes it. */
function escapedUnit(unit: string): string {
  return `\\\\u${hex(unit.charCodeAt(0), 4)}`;
}

function encodings(secret: string): readonly string[] {
  const whole = PREFIXES.map((prefix) => Buffer.from(prefix + secret));
  return [
    Buffer.from(secret).toString('hex'),
    ...whole.flatMap((bytes) => [bytes.toString('base64'), bytes.toString('base64url')]),
    ...[0, 1, 2].flatMap((shift) => insideBase64(secret, shift)),
  ];
}

/**
 * How a secret reads in the base64 of a longer text, behind so many bytes of it modulo 3: without the characters that
 * also depend on what stands around it.
 */
function insideBase64(secret: string, shift: number): readonly string[] {
  const bytes = Buffer.from(secret);
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64url');
  const inner = text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  return [inner, inner.replaceAll('-', '+').replaceAll('_', '/')];
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
