import { isUtf8 } from 'node:buffer';

const REPLACEMENT = '\uFFFD';

/**
 * Where the first byte sequence that is not UTF-8 starts; `undefined` when all of it is.
 *
 * The decoder puts one U+FFFD at the start of each bad sequence (https://encoding.spec.whatwg.org/#utf-8-decoder), so
 * the first one that the bytes do not hold themselves marks the place.
 *
 * @example
 * invalidUtf8At(Buffer.from([0x61, 0xff])) // 1
 */
export function invalidUtf8At(bytes: Uint8Array): number | undefined {
  if (isUtf8(bytes)) return undefined;
  let offset = 0;
  for (const piece of new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split(REPLACEMENT)) {
    offset += Buffer.byteLength(piece);
    const isReplacement = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!isReplacement) return offset;
    offset += Buffer.byteLength(REPLACEMENT);
  }
  return undefined;
}
