/** Bytes of the shortest repeat that is left out: gzip does better with shorter ones. */
export const LEAST_REPEAT = 32;

/**
 * The bytes that `withoutLongRepeats` was given. Its outcome is the length of the list of repeats, the list, and the
 * bytes that are left. Each repeat is three numbers of seven bits a byte, the lowest first: how many of the bytes that are
 * left come before it, its length beyond the least, and how far back it stands.
 */
export function withLongRepeats(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  let at = 0;
  const next = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = packed[at] ?? 0;
      at += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };

  const listLength = next();
  const listStart = at;
  let rest = listStart + listLength;
  let total = packed.length - rest;
  while (at < listStart + listLength) {
    next();
    total += next() + LEAST_REPEAT;
    next();
  }

  const bytes = new Uint8Array(total);
  let end = 0;
  at = listStart;
  while (at < listStart + listLength) {
    const kept = next();
    bytes.set(packed.subarray(rest, rest + kept), end);
    rest += kept;
    end += kept;
    const length = next() + LEAST_REPEAT;
    const start = end - next();
    // What repeats itself at once is there only as far as it has been copied.
    for (const stop = end + length; end < stop; ) {
      const piece = bytes.subarray(start, Math.min(end, start + stop - end));
      bytes.set(piece, end);
      end += piece.length;
    }
  }
  bytes.set(packed.subarray(rest), end);
  return bytes;
}
