/**
 * A number for a text, equal for equal texts and hardly ever for others: 53 bits, so that a hundred thousand texts meet
 * with a probability of one in a million.
 *
 * Two 32-bit FNV-1a hashes with different offsets, the second over the text with a multiplier of its own:
 * http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function textHash(text: string): number {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x5bd1e995);
    other ^= other >>> 15;
  }
  return (one >>> 0) * 2 ** 21 + ((other >>> 0) & (2 ** 21 - 1));
}
