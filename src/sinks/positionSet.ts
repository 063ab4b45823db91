const WORD = 32;

/**
 * Positions of rows, to be taken out in their order, each from the last one on. One bit each: a million of them, waiting
 * for a first row that is slow, take 125 KB.
 *
 * @example
 * const skipped = new PositionSet();
 * skipped.add(7);
 * skipped.take(7); // true, and all before it are forgotten
 */
export class PositionSet {
  #words = new Uint32Array(WORD);
  /** Position of the first bit. */
  #start = 0;

  /** Memory in bytes. */
  get bytes(): number {
    return this.#words.byteLength;
  }

  add(position: number): void {
    const index = this.#indexOf(position);
    if (index < 0) return;
    if (index >= this.#words.length) this.#grow(index + 1);
    this.#words[index] = this.#wordAt(index) | this.#bitOf(position);
  }

  /** Takes a position out, and forgets all before it. Returns whether it was there. */
  take(position: number): boolean {
    const index = this.#indexOf(position);
    const isThere = (this.#wordAt(index) & this.#bitOf(position)) !== 0;
    if (isThere) this.#words[index] = this.#wordAt(index) & ~this.#bitOf(position);
    if (index > this.#words.length / 2) this.#forget(index);
    return isThere;
  }

  #indexOf(position: number): number {
    return Math.floor((position - this.#start) / WORD);
  }

  #bitOf(position: number): number {
    return 1 << (position % WORD);
  }

  #wordAt(index: number): number {
    return this.#words[index] ?? 0;
  }

  #grow(length: number): void {
    const words = new Uint32Array(Math.max(length, 2 * this.#words.length));
    words.set(this.#words);
    this.#words = words;
  }

  #forget(words: number): void {
    const left = Math.max(0, this.#words.length - words);
    this.#words.copyWithin(0, words);
    this.#words.fill(0, left);
    this.#start += words * WORD;
  }
}
