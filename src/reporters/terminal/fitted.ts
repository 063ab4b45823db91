import truncated from 'fast-string-truncated-width';
import { onFirstUse } from '../../onFirstUse.js';

/** To import it would load all that it offers, such as what compares texts. */
const util = onFirstUse<typeof import('node:util')>('node:util');

/** How a part of a line looks. */
export type Style = 'bold' | 'cyan' | 'dim' | 'green' | 'red' | 'yellow';

/** A part of a line. */
export interface Part {
  readonly text: string;
  readonly style?: Style | undefined;
}

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  return truncated(text).width;
}

/** A text that takes so many columns, cut or filled up. */
export function column(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const shown = cut(text, columns);
  const blanks = ' '.repeat(Math.max(0, columns - widthOf(shown)));
  return align === 'left' ? shown + blanks : blanks + shown;
}

/** A text that takes at most so many columns; what was cut off shows as an ellipsis. */
export function cut(text: string, columns: number): string {
  if (columns <= 0) return '';
  const { index, truncated: isCut, ellipsed } = truncated(text, { limit: columns, ellipsis: '…' });
  return isCut ? `${text.slice(0, index)}${ellipsed ? '…' : ''}` : text;
}

/** The parts as one line of at most so many columns, with or without colours. */
export function fitted(parts: readonly Part[], columns: number, colors: boolean): string {
  let room = columns;
  let line = '';
  for (const { text, style } of parts) {
    const shown = cut(text, room);
    room -= widthOf(shown);
    line +=
      style && colors && shown !== '' ? util().styleText(style, shown, { validateStream: false }) : shown;
    if (shown !== text) break;
  }
  return line.trimEnd();
}
