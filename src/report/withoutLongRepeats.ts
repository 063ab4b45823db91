import { LEAST_REPEAT } from './format/withLongRepeats.js';

/** Bytes that are looked up together. */
const WINDOW = 16;
/** A place is remembered if so many bits of its hash are zero: one of eight. */
const ANCHOR_BITS = 3;
const SLOT_BITS = 16;
const FACTOR = 0x2c1b3c6d;
/** Takes a byte out of the hash that came into it a window ago. */
const OUT = Array.from({ length: WINDOW }).reduce<number>((power) => Math.imul(power, FACTOR), 1);

/**
 * Bytes without what stands in them before, however far: gzip looks back 32 kB, which is some fifty answers, and finds
 * neither the document that each of them was asked about nor the sentences that they have in common. Read back by
 * `withLongRepeats`, which says how the outcome is laid out.
 *
 * A hash rolls over the bytes; places that it chooses are remembered, and are chosen again where the same bytes come
 * again. From there the repeat is followed to both sides. Of 50 bytes and more, hardly any is missed.
 * (Bentley and McIlroy, Data compression using long common strings, 1999: https://doi.org/10.1109/DCC.1999.755678)
 *
 * @example
 * withoutLongRepeats(Buffer.from('a report of many rows'));
 */
export function withoutLongRepeats(bytes: Uint8Array): Uint8Array {
  const places = new Int32Array(1 << SLOT_BITS).fill(-1);
  const repeats: number[] = [];
  const rest = new Uint8Array(bytes.length);
  let restLength = 0;
  /** Where what was looked at ends. */
  let done = 0;
  const keepUpTo = (end: number) => {
    rest.set(bytes.subarray(done, end), restLength);
    restLength += end - done;
  };

  let hash = hashAt(bytes, 0);
  for (let at = 0; at + WINDOW < bytes.length; ) {
    const mixed = Math.imul(hash, 0x9e3779b1);
    if (mixed >>> (32 - ANCHOR_BITS) === 0) {
      const slot = mixed >>> (32 - ANCHOR_BITS - SLOT_BITS);
      const earlier = places[slot] ?? -1;
      places[slot] = at;
      const ahead = earlier < 0 ? 0 : sameAhead(bytes, earlier, at);
      const back = ahead < WINDOW ? 0 : sameBehind(bytes, earlier, at, done);
      if (back + ahead >= LEAST_REPEAT) {
        keepUpTo(at - back);
        putNumbers(repeats, at - back - done, back + ahead - LEAST_REPEAT, at - earlier);
        done = at + ahead;
        at = done;
        hash = hashAt(bytes, at);
        continue;
      }
    }
    hash = (Math.imul(hash, FACTOR) + (bytes[at + WINDOW] ?? 0) - Math.imul(OUT, bytes[at] ?? 0)) | 0;
    at += 1;
  }
  keepUpTo(bytes.length);
  const listLength: number[] = [];
  putNumbers(listLength, repeats.length);
  return Buffer.concat([Uint8Array.from(listLength), Uint8Array.from(repeats), rest.subarray(0, restLength)]);
}

function sameAhead(bytes: Uint8Array, one: number, other: number): number {
  let length = 0;
  while (other + length < bytes.length && bytes[one + length] === bytes[other + length]) length += 1;
  return length;
}

/** What is the same before both places, as far as `from`. */
function sameBehind(bytes: Uint8Array, one: number, other: number, from: number): number {
  let length = 0;
  while (one > length && other - length > from && bytes[one - length - 1] === bytes[other - length - 1])
    length += 1;
  return length;
}

function hashAt(bytes: Uint8Array, at: number): number {
  let hash = 0;
  const end = Math.min(at + WINDOW, bytes.length);
  for (let index = at; index < end; index += 1) hash = (Math.imul(hash, FACTOR) + (bytes[index] ?? 0)) | 0;
  return hash;
}

/** Seven bits a byte, the lowest first; the last is below 128: https://protobuf.dev/programming-guides/encoding/#varints */
function putNumbers(bytes: number[], ...values: readonly number[]): void {
  for (let value of values) {
    for (; value >= 0x80; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
    bytes.push(value);
  }
}
