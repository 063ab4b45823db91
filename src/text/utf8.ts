import { isUtf8 } from 'node:buffer';
import { isUtf16, utf16Decoder } from './utf16.js';

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

/**
 * UTF-8 to text, or UTF-16 that begins with a byte order mark; the mark is taken off. Throws a `RangeError` that names
 * the first byte that is neither, or says that it looks like UTF-16 without that mark, which is UTF-8 full of NULs.
 */
export function decodeText(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return decodeUtf16(bytes);
  const [first, second] = bytes;
  if (second !== undefined && (first === 0) !== (second === 0))
    throw new RangeError('it looks like UTF-16 without a byte order mark: save it as UTF-8');
  const invalidAt = invalidUtf8At(bytes);
  if (invalidAt !== undefined) throw new RangeError(`it is not UTF-8 at byte ${invalidAt}`);
  return new TextDecoder().decode(bytes);
}

function decodeUtf16(bytes: Uint8Array): string {
  const decoder = utf16Decoder();
  const { text, invalidAt } = decoder.write(bytes);
  const brokenAt = invalidAt ?? decoder.end();
  if (brokenAt !== undefined) throw new RangeError(`it is not UTF-16 at byte ${brokenAt}`);
  return text;
}

/** Checks bytes that come in chunks. Offsets count from the first byte of all. */
export interface Utf8Check {
  /** Where the first sequence that is not UTF-8 starts, as far as this chunk shows. */
  write(chunk: Uint8Array): number | undefined;
  /** The same for what the last chunk left open: a character whose end never came. */
  end(): number | undefined;
}

/**
 * Checks a stream for UTF-8, whatever its chunks cut apart.
 *
 * @example
 * const check = utf8Check();
 * check.write(Buffer.from([0xc3])); // undefined: the start of a character
 * check.end();                      // 0: and nothing more
 */
export function utf8Check(): Utf8Check {
  let offset = 0;
  let open = new Uint8Array();

  return {
    write(chunk) {
      const bytes = open.length === 0 ? chunk : Buffer.concat([open, chunk]);
      const whole = bytes.length - openBytes(bytes);
      if (!isUtf8(bytes.subarray(0, whole))) return offset + (invalidUtf8At(bytes) ?? 0);
      offset += whole;
      open = bytes.slice(whole);
      return undefined;
    },
    end: () => (open.length === 0 ? undefined : offset),
  };
}

/** How many bytes at the end start a character that needs more of them. */
function openBytes(bytes: Uint8Array): number {
  for (let count = 1; count <= Math.min(3, bytes.length); count++) {
    const byte = bytes[bytes.length - count] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return count < characterBytes(byte) ? count : 0;
  }
  return 0;
}

function characterBytes(firstByte: number): number {
  if (firstByte >= 0xf0) return 4;
  return firstByte >= 0xe0 ? 3 : 2;
}
