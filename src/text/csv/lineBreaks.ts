/** Line breaks: as characters, and as lines, where CRLF is one. */
export interface LineBreaks {
  readonly characters: number;
  readonly lines: number;
}

const NONE: LineBreaks = { characters: 0, lines: 0 };

/** The line breaks inside of cells. */
export function lineBreaks(cells: readonly string[]): LineBreaks {
  let characters = 0;
  let lines = 0;
  for (const cell of cells) {
    if (!cell.includes('\n') && !cell.includes('\r')) continue;
    for (const [run] of cell.matchAll(/\r\n|\n|\r/g)) {
      characters += run.length;
      lines++;
    }
  }
  return lines === 0 ? NONE : { characters, lines };
}
