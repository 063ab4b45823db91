import { createHmac, randomBytes } from 'node:crypto';

/**
 * Makes a function from texts to numbers, equal for equal texts and hardly ever for others: 48 bits, so that a hundred
 * thousand texts meet with a probability of one in fifty thousand. What a text was cannot be found by trying, as the key
 * of HMAC-SHA-256 (RFC 2104) is kept nowhere.
 *
 * @example
 * const hash = secretHash();
 * hash('Alice') === hash('Alice') // true, and another number in the next run of the program
 */
export function secretHash(): (text: string) => number {
  const key = randomBytes(32);
  return (text) => createHmac('sha256', key).update(text).digest().readUIntBE(0, 6);
}
