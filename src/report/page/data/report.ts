import type { Facts, ReportInfo } from '../../format/block.js';
import { blockElements } from './blockElements.js';
import { Rows } from './rows.js';
import { TextBlocks } from './textBlocks.js';
import { unpack } from './unpack.js';

/** Time between two drawings while rows are read, in milliseconds: each takes some from the reading. */
const REDRAW_MS = 1000;

/** All that the page has: what is shown of it is told by a `View`. */
export class Report {
  readonly rows = new Rows();
  readonly texts = new TextBlocks();
  readonly info: ReportInfo;
  /** The blocks of a run that went on while this page was open, so that it can be saved. */
  readonly packed: { readonly facts: string; readonly texts: string }[] = [];
  /** What is to be known of the rows that are read: whether all of them are there. */
  state: 'reading' | 'live' | 'complete' | 'broken off' = 'reading';
  readonly #watchers = new Set<() => void>();

  constructor(info: ReportInfo) {
    this.info = info;
  }

  /** Calls back whenever rows have come. Returns what ends that. */
  watch(onChange: () => void): () => void {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  }

  /** Takes a block: its packed facts, and how its packed texts are read. */
  async add(packedFacts: string, readTexts: () => string): Promise<void> {
    const facts = await unpack<Facts>(packedFacts);
    this.rows.add(facts, this.texts.add(readTexts));
  }

  /** Reads the blocks that stand in the document, as the browser comes upon them, and draws now and then. */
  async readDocument(page: Document): Promise<void> {
    let drawnAt = Number.NEGATIVE_INFINITY;
    let later: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      clearTimeout(later);
      later = undefined;
      drawnAt = performance.now();
      this.changed();
    };
    for await (const { facts, texts } of blockElements(page)) {
      await this.add(facts.textContent ?? '', () => texts.textContent ?? '');
      facts.remove();
      if (performance.now() - drawnAt >= REDRAW_MS) draw();
      // What comes next may be long in coming.
      else later ??= setTimeout(draw, REDRAW_MS);
    }
    this.state = 'complete';
    draw();
  }

  changed(): void {
    for (const onChange of this.#watchers) onChange();
  }
}
