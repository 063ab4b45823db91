/**
 * A hash of 32 bits that spreads texts: FNV-1a, over UTF-16 code units.
 *
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 *
 * @example
 * fnv1a('a') // 3826002220
 */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
