import type { Texts } from '../../format/block.js';
import { unpackBytes } from './unpack.js';

/** Blocks of texts that stay unpacked. One holds some 300 kB. */
const MOST_UNPACKED = 24;

/** The texts of the rows, packed but for the blocks that were looked at last. */
export class TextBlocks {
  readonly #packed: (() => Uint8Array<ArrayBuffer>)[] = [];
  readonly #unpacked = new Map<number, Promise<Texts>>();
  /** What has arrived already, for those who cannot wait. */
  readonly #arrived = new Map<number, Texts>();

  get count(): number {
    return this.#packed.length;
  }

  /** Adds a block; `read` gives its packed bytes. Returns its number. */
  add(read: () => Uint8Array<ArrayBuffer>): number {
    return this.#packed.push(read) - 1;
  }

  /** A block that is unpacked just now. */
  peek(block: number): Texts | undefined {
    return this.#arrived.get(block);
  }

  /** A block, unpacked if it is not. */
  get(block: number): Promise<Texts> {
    const known = this.#unpacked.get(block);
    if (known !== undefined) {
      this.#unpacked.delete(block);
      this.#unpacked.set(block, known);
      return known;
    }
    const texts = this.json(block).then((json): Texts => JSON.parse(json));
    this.#unpacked.set(block, texts);
    texts.then((arrived) => {
      if (this.#unpacked.has(block)) this.#arrived.set(block, arrived);
    });
    for (const oldest of this.#unpacked.keys()) {
      if (this.#unpacked.size <= MOST_UNPACKED) break;
      this.#unpacked.delete(oldest);
      this.#arrived.delete(oldest);
    }
    return texts;
  }

  /** The JSON of a block, which is not kept. */
  async json(block: number): Promise<string> {
    const packed = this.#packed[block]?.();
    return packed === undefined ? '' : unpackBytes(packed);
  }
}
