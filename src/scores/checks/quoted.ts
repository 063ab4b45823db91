const LONGEST = 60;

/** A text in quotes as reasons show it: one line, cut to 60 characters. */
export function quoted(text: string): string {
  const line = text
    .slice(0, LONGEST * 4)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line.slice(0, LONGEST * 2)];
  return characters.length > LONGEST ? `'${characters.slice(0, LONGEST - 1).join('')}…'` : `'${line}'`;
}

/** Several of them. */
export function quotedList(texts: readonly string[]): string {
  return texts.map(quoted).join(', ');
}
