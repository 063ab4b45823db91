import type { Writable } from 'node:stream';
import { widthOf } from './fitted.js';
import { onWrite } from './onWrite.js';

/** What the lines are drawn on. */
export type Screen = Writable & { readonly columns?: number | undefined };

/**
 * Synchronized output: the terminal shows what is between them at once, see
 * https://gist.github.com/christianparpart/d8a62cc1ab659194337d73e399004036
 */
const BEGIN = '\x1b[?2026h';
const END = '\x1b[?2026l';

/**
 * Lines that stay at the bottom of a terminal while others are written above them, by whoever writes to it.
 *
 * The cursor stays visible, below the lines, at all times: whatever ends the program leaves a usable terminal. A line
 * must be narrower than the terminal; when that has become narrower since, what it wrapped is counted.
 */
export class LiveLines {
  readonly #screen: Screen;
  /** Writes past the watch on what others write. */
  readonly #write: (text: string) => void;
  readonly #release: readonly (() => void)[];
  #lines: readonly string[] = [];
  #shown = false;
  /** Whether what others wrote last did not end its line. */
  #midLine = false;
  #restoring: NodeJS.Immediate | undefined;

  /** @param others Further streams that lead to the same terminal. */
  constructor(screen: Screen, others: readonly Writable[] = []) {
    this.#screen = screen;
    this.#write = screen.write.bind(screen);
    this.#release = [screen, ...others].map((stream) => onWrite(stream, (chunk) => this.#giveWay(chunk)));
  }

  /** Shows these lines in the place of those before, in one write; `prefix` goes out with it and takes no room. */
  draw(lines: readonly string[], prefix = ''): void {
    this.#write(`${BEGIN}${prefix}${this.#picture(lines)}${END}`);
  }

  /** What is on the screen stays there: somebody else had the terminal meanwhile. */
  forget(): void {
    this.#shown = false;
  }

  /** Removes the lines, and leaves the terminal to others; `last` goes out with it. */
  close(last = ''): void {
    clearImmediate(this.#restoring);
    for (const release of this.#release) release();
    const text = `${this.#erasure()}${last}`;
    if (text !== '') this.#write(text);
    this.#shown = false;
  }

  #picture(lines: readonly string[]): string {
    const start = this.#midLine ? '\r\n' : this.#up();
    this.#lines = lines;
    this.#shown = true;
    this.#midLine = false;
    return `${start}${lines.map((line) => `${line}\x1b[K\r\n`).join('')}\x1b[J`;
  }

  #giveWay(chunk: unknown): void {
    if (this.#shown) {
      this.#write(`${BEGIN}${this.#erasure()}`);
      this.#shown = false;
      // Behind everything that is written in this turn of the event loop.
      this.#restoring = setImmediate(() => this.#write(`${this.#picture(this.#lines)}${END}`));
    }
    this.#midLine = !endsLine(chunk);
  }

  #erasure(): string {
    return this.#shown ? `${this.#up()}\x1b[J` : '';
  }

  #up(): string {
    if (!this.#shown) return '';
    // Some pseudo-terminals say that they have no columns.
    const columns = this.#screen.columns || Number.POSITIVE_INFINITY;
    const rows = this.#lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / columns)), 0);
    return rows === 0 ? '\r' : `\x1b[${rows}A\r`;
  }
}

function endsLine(chunk: unknown): boolean {
  if (typeof chunk === 'string') return chunk === '' || chunk.endsWith('\n');
  return chunk instanceof Uint8Array ? chunk.length === 0 || chunk.at(-1) === 0x0a : true;
}
