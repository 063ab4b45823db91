/** A quote that makes no sense where it stands. Offsets are bytes from the start of the input. */
export interface QuoteFault {
  /** Where the quotes open, or the one quote stands that is wrong. */
  readonly openedAt: number;
  /** Where it shows that something is wrong. */
  readonly at: number;
  /** Whether quotes seem to be escaped by backslashes, which CSV does not know. */
  readonly hasBackslash: boolean;
}

/** What stands between the quotes of a cell, as offsets from the start of the input; `to` is behind its last byte. */
export interface QuotedText {
  readonly from: number;
  readonly to: number;
}

export interface RecordScannerOptions {
  /** UTF-8. */
  readonly delimiter: Uint8Array;
  /** UTF-8; `undefined` for no comments. */
  readonly comment?: Uint8Array | undefined;
}

const [QUOTE, BACKSLASH, LF, CR] = [0x22, 0x5c, 0x0a, 0x0d];
const NOTHING = new Uint8Array();
/** Longest delimiter or comment sign, one character, with what stands before a quote, and the quote. */
const MEMORY = 6;

/**
 * Finds where the records of a CSV end and where its quotes go wrong, without reading its cells: it goes from quote to
 * quote. To be given all bytes, in pieces of any size; takes time in proportion to their number.
 */
export class RecordScanner {
  /** Where the last record ended that is whole. */
  recordEnd = 0;
  /** Whether quotes are open. */
  isOpen = false;
  /** Where the quotes that are open, or were last, opened. */
  openedAt = 0;
  readonly #delimiter: Uint8Array;
  readonly #comment: Uint8Array | undefined;
  #bytes: Uint8Array = NOTHING;
  /** Offset of `#bytes`. */
  #start = 0;
  /** The last bytes before `#bytes`. */
  #before: Uint8Array = NOTHING;
  /** The first bytes of the record, as far as they came before `#bytes`. */
  #recordHead: Uint8Array = NOTHING;
  /**
   * Where a quote inside quotes stands, counted from the end of the bytes so far, while these do not show whether it
   * closes them or is the first of two; `0` where there is none.
   */
  #mayCloseAt = 0;
  /** The last byte so far was a CR outside of quotes: a LF behind it belongs to it. */
  #mayEnd = false;
  /** Where quotes opened that a backslash stood before the end of. */
  #escapedAt = -1;
  #texts: QuotedText[] = [];

  constructor({ delimiter, comment }: RecordScannerOptions) {
    this.#delimiter = delimiter;
    this.#comment = comment;
  }

  /** Begins anew at a record that starts at `offset`. */
  restart(offset: number): void {
    this.recordEnd = offset;
    this.isOpen = false;
    this.#bytes = NOTHING;
    this.#start = offset;
    this.#before = NOTHING;
    this.#recordHead = NOTHING;
    this.#mayCloseAt = 0;
    this.#mayEnd = false;
    this.#escapedAt = -1;
    this.#texts = [];
  }

  /** What stands in quotes in the records that are whole, in their order; once each. */
  takeTexts(): readonly QuotedText[] {
    const texts = this.#texts;
    const open = texts.findIndex(({ from }) => from >= this.recordEnd);
    this.#texts = open < 0 ? [] : texts.splice(open);
    return texts;
  }

  /** Reads on, up to the first fault if there is one: then only `restart` goes on. */
  scan(bytes: Uint8Array): QuoteFault | undefined {
    if (bytes.length === 0) return undefined;
    this.#bytes = bytes;
    let next = this.#begin();
    while (typeof next === 'number' && next < bytes.length) next = this.#step(next);
    if (typeof next !== 'number') return next;
    this.#remember();
    this.#start += bytes.length;
    return undefined;
  }

  /** At the end of the input: whether quotes are still open. */
  get endsInQuotes(): boolean {
    return this.isOpen && this.#mayCloseAt === 0;
  }

  /** Settles what the last byte before these has left open. */
  #begin(): number | QuoteFault {
    if (this.#mayEnd) this.recordEnd = this.#start + (this.#bytes[0] === LF ? 1 : 0);
    this.#mayEnd = false;
    const quote = this.#mayCloseAt;
    if (quote === 0) return 0;
    this.#mayCloseAt = 0;
    const next = this.#inside(quote);
    return typeof next === 'number' ? Math.max(0, next) : next;
  }

  /** Goes on to the next quote, or to the end. */
  #step(at: number): number | QuoteFault {
    const found = this.#bytes.indexOf(QUOTE, at);
    const end = found < 0 ? this.#bytes.length : found;
    if (!this.isOpen) this.#findRecordEnd(at, end);
    if (found < 0) return end;
    return this.isOpen ? this.#inside(found) : this.#outside(found);
  }

  #inside(quote: number): number | QuoteFault {
    if (this.#byte(quote + 1) === QUOTE) return quote + 2;
    if (!this.#isCut(quote + 1)) return this.#close(quote);
    this.#mayCloseAt = quote - this.#bytes.length;
    return quote + 1;
  }

  /** Whether all bytes from here on are the start of a delimiter, or none. */
  #isCut(at: number): boolean {
    const count = this.#bytes.length - at;
    if (count >= this.#delimiter.length) return false;
    return this.#delimiter.every((wanted, index) => index >= count || this.#byte(at + index) === wanted);
  }

  #close(quote: number): number | QuoteFault {
    const hasBackslash = this.#byte(quote - 1) === BACKSLASH;
    if (!this.#endsCell(quote + 1)) {
      return { openedAt: this.openedAt, at: this.#start + quote, hasBackslash };
    }
    if (hasBackslash) this.#escapedAt = this.openedAt;
    this.isOpen = false;
    this.#texts.push({ from: this.openedAt + 1, to: this.#start + quote });
    return quote + 1;
  }

  /** A quote opens at the start of a cell only; in the middle of one it is a character like any other. */
  #outside(quote: number): number | QuoteFault {
    if (this.#isComment()) return this.#lineEnd(quote);
    const at = this.#start + quote;
    if (this.#isCellStart(quote)) {
      this.isOpen = true;
      this.openedAt = at;
      return quote + 1;
    }
    // `"a \", b"`: what closed there was to go on. `a \"b\"`: nobody else puts a backslash there.
    if (this.#escapedAt >= this.recordEnd) return { openedAt: this.#escapedAt, at, hasBackslash: true };
    if (this.#byte(quote - 1) === BACKSLASH) return { openedAt: at, at, hasBackslash: true };
    return quote + 1;
  }

  /** The last line break from `from` to `to`, which are outside of quotes, ends a record. */
  #findRecordEnd(from: number, to: number): void {
    for (let at = to - 1; at >= from; at--) {
      const byte = this.#bytes[at];
      if (byte === CR && at + 1 === this.#bytes.length) this.#mayEnd = true;
      else if (byte === LF || byte === CR) {
        this.recordEnd = this.#start + at + 1;
        return;
      }
    }
  }

  #lineEnd(from: number): number {
    let at = from;
    while (at < this.#bytes.length && this.#bytes[at] !== LF && this.#bytes[at] !== CR) at++;
    return at;
  }

  #endsCell(at: number): boolean {
    const byte = this.#byte(at);
    if (byte === LF || byte === CR) return true;
    return this.#delimiter.every((wanted, index) => this.#byte(at + index) === wanted);
  }

  #isCellStart(at: number): boolean {
    if (this.#start + at === this.recordEnd) return true;
    const from = at - this.#delimiter.length;
    return this.#delimiter.every((byte, index) => this.#byte(from + index) === byte);
  }

  #isComment(): boolean {
    const from = this.recordEnd - this.#start;
    return (
      this.#comment?.every((byte, index) =>
        from < 0 ? this.#recordHead[index] === byte : this.#bytes[from + index] === byte,
      ) ?? false
    );
  }

  #byte(at: number): number | undefined {
    return at < 0 ? this.#before[this.#before.length + at] : this.#bytes[at];
  }

  #remember(): void {
    const bytes = this.#bytes;
    this.#before = Buffer.concat([this.#before, bytes.subarray(-MEMORY)]).subarray(-MEMORY);
    if (this.#comment === undefined) return;
    const from = this.recordEnd - this.#start;
    const head = from < 0 ? [this.#recordHead, bytes.subarray(0, MEMORY)] : [bytes.subarray(from)];
    this.#recordHead = Buffer.concat(head.map((part) => part.subarray(0, MEMORY))).subarray(0, MEMORY);
    this.#bytes = NOTHING;
  }
}
