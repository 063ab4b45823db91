const LONGEST = 60;
/** Whatever is not a single space already. */
const BLANKS = /\s{2,}|[^\S ]/g;

/** A text in quotes as reasons show it: one line, cut to 60 characters. Looks at its beginning alone. */
export function quoted(text: string): string {
  const line = text
    .slice(0, LONGEST * 4)
    .replace(BLANKS, ' ')
    .trim();
  return endOf(line, LONGEST) < line.length ? `'${line.slice(0, endOf(line, LONGEST - 1))}…'` : `'${line}'`;
}

/** Several of them. */
export function quotedList(texts: readonly string[]): string {
  return texts.map(quoted).join(', ');
}

/** Where the first characters of a text end: a pair of surrogates is one. */
function endOf(text: string, characters: number): number {
  let end = 0;
  for (let count = 0; count < characters && end < text.length; count += 1)
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  return end;
}
