/**
 * JSON in which every key and text begins with `s`, and every number is a text that begins with `n`: parsed, it still
 * knows its numbers as they were written (`1.10`, `1e400`, `2512292042121000001`), which JavaScript's cannot hold. Takes
 * JSON that parses.
 *
 * @example
 * taggedJson('{"a":1.10}') // '{"sa":"n1.10"}'
 */
export function taggedJson(json: string): string {
  return mapTexts(
    json,
    (text) => `"s${text}"`,
    (between) => between.replace(/-?\d[\d.eE+-]*/g, '"n$&"'),
  );
}

/** The JSON again that `taggedJson` has made this of. */
export function untaggedJson(json: string): string {
  return mapTexts(
    json,
    (text) => (text.startsWith('n') ? text.slice(1) : `"${text.slice(1)}"`),
    (between) => between,
  );
}

/** Replaces the texts of JSON, without their quotes, and what stands between them. */
function mapTexts(
  json: string,
  ofText: (text: string) => string,
  ofRest: (between: string) => string,
): string {
  const parts: string[] = [];
  let at = 0;
  for (let quote = json.indexOf('"'); quote >= 0; quote = json.indexOf('"', at)) {
    const end = closingQuote(json, quote + 1);
    parts.push(ofRest(json.slice(at, quote)), ofText(json.slice(quote + 1, end)));
    at = end + 1;
  }
  return parts.join('') + ofRest(json.slice(at));
}

function closingQuote(json: string, from: number): number {
  let quote = json.indexOf('"', from);
  while (quote >= 0 && isEscaped(json, quote)) quote = json.indexOf('"', quote + 1);
  return quote < 0 ? json.length : quote;
}

function isEscaped(json: string, at: number): boolean {
  let backslashes = 0;
  while (json.charAt(at - 1 - backslashes) === '\\') backslashes++;
  return backslashes % 2 === 1;
}
