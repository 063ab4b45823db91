const [LF, CR] = [0x0a, 0x0d];

/** Bytes that came in pieces, not copied together before that is needed. */
export class Pieces {
  #pieces: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
    this.#length += bytes.length;
  }

  /** All of it as one; nothing is left. */
  takeAll(): Uint8Array {
    const all = asOne(this.#pieces);
    this.#pieces = [];
    this.#length = 0;
    return all;
  }

  /** Takes the first `length` bytes away. */
  take(length: number): readonly Uint8Array[] {
    const taken: Uint8Array[] = [];
    const rest: Uint8Array[] = [];
    let left = length;
    for (const piece of this.#pieces) {
      if (left > 0) taken.push(piece.subarray(0, left));
      if (left < piece.length) rest.push(piece.subarray(Math.max(left, 0)));
      left -= piece.length;
    }
    this.#pieces = rest;
    this.#length -= length;
    return taken;
  }

  /** The first bytes. */
  head(length: number): Uint8Array {
    return asOne(this.#pieces).subarray(0, length);
  }

  /** Where the line ends that byte `from` is in, its line end included; `undefined` as long as that cannot be told. */
  lineEnd(from: number): number | undefined {
    let start = 0;
    let isBehindCr = false;
    for (const piece of this.#pieces) {
      if (isBehindCr) return start + (piece[0] === LF ? 1 : 0);
      for (let at = Math.max(0, from - start); at < piece.length; at++) {
        if (piece[at] === LF) return start + at + 1;
        if (piece[at] !== CR) continue;
        if (at + 1 < piece.length) return start + at + (piece[at + 1] === LF ? 2 : 1);
        isBehindCr = true;
      }
      start += piece.length;
    }
    return undefined;
  }
}

/** Many lines in one piece may have to be looked at one by one: it is not copied for each. */
export function asOne(pieces: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array(), ...more] = pieces;
  return more.length === 0 ? first : Buffer.concat(pieces);
}

/** How many lines end in these bytes. */
export function linesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) count++;
  for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1)) {
    if (bytes[at + 1] !== LF) count++;
  }
  return count;
}
