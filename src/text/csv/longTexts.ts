import { asOne, linesIn } from './pieces.js';
import type { QuotedText } from './recordScanner.js';

/** From here on, in bytes, csv-parse takes longer over the text than it takes to go around it. */
const LONG = 64;

/** What was not shown to csv-parse of a record. */
export interface Unseen {
  readonly bytes: number;
  readonly lines: number;
}

const NOTHING: Unseen = { bytes: 0, lines: 0 };

interface TextPlace extends QuotedText {
  readonly bytes: Buffer;
}

/**
 * Spares csv-parse, which goes from byte to byte, the long texts in quotes: they are taken out of the bytes before it
 * reads them and put back into the cells that it finds.
 *
 * What stands in for a text is the delimiter in quotes, since a cell can be nothing but a delimiter in no other way; a
 * text that is just that is taken out as well, however short.
 */
export class LongTexts {
  readonly #sign: Buffer;
  /** Those out, in their order; `#next` is the first that is not back. */
  #texts: TextPlace[] = [];
  #next = 0;

  constructor(readonly delimiter: string) {
    this.#sign = Buffer.from(delimiter);
  }

  /**
   * The bytes without their long texts. `texts` are all those in quotes in `pieces`, which hold whole records. They may
   * come before all earlier ones are back.
   */
  takeOut(pieces: readonly Uint8Array[], texts: readonly QuotedText[]): readonly Uint8Array[] {
    const candidates = texts.filter(({ from, to }) => to - from >= LONG || to - from === this.#sign.length);
    if (candidates.length === 0) return pieces;
    const whole = asOne(pieces);
    const bytes = Buffer.from(whole.buffer, whole.byteOffset, whole.length);
    this.#texts.splice(0, this.#next);
    this.#next = 0;
    const rest: Buffer[] = [];
    let from = 0;
    for (const text of candidates) {
      if (text.to - text.from < LONG && !bytes.subarray(text.from, text.to).equals(this.#sign)) continue;
      this.#texts.push({ bytes, from: text.from, to: text.to });
      rest.push(bytes.subarray(from, text.from), this.#sign);
      from = text.to;
    }
    rest.push(bytes.subarray(from));
    return [Buffer.concat(rest)];
  }

  /** Puts the texts of the next record into its cells: those of columns that are read. Default: all. */
  putBack(cells: string[], isRead?: (place: number) => boolean): Unseen {
    if (this.#next === this.#texts.length) return NOTHING;
    let bytes = 0;
    let lines = 0;
    for (const [place, cell] of cells.entries()) {
      const text = cell === this.delimiter ? this.#texts[this.#next] : undefined;
      if (text === undefined) continue;
      const content = text.bytes.subarray(text.from, text.to);
      this.#next += 1;
      cells[place] = isRead === undefined || isRead(place) ? unescaped(content.toString()) : '';
      bytes += content.length - this.#sign.length;
      lines += linesIn(content);
    }
    return { bytes, lines };
  }
}

function unescaped(text: string): string {
  return text.includes('""') ? text.replaceAll('""', '"') : text;
}
