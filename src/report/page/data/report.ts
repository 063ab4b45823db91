import type { Block, Facts, ReportInfo, TimelineWorker } from '../../format/block.js';
import { bytesOf } from '../../format/bytesOf.js';
import { blockElements } from './blockElements.js';
import { pack } from './pack.js';
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
  readonly packed: { readonly facts: Uint8Array; readonly texts: Uint8Array }[] = [];
  /** What is to be known of the rows that are read: whether all of them are there. */
  state: 'reading' | 'live' | 'complete' | 'broken off' = 'reading';
  /** Those that made the calls on other machines. */
  workers: readonly TimelineWorker[];
  readonly #watchers = new Set<() => void>();
  #drawnAt = Number.NEGATIVE_INFINITY;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(info: ReportInfo) {
    this.info = info;
    this.workers = info.workers ?? info.timeline?.workers ?? [];
  }

  /** Calls back whenever rows have come. Returns what ends that. */
  watch(onChange: () => void): () => void {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  }

  /** Takes a block of a run that goes on. */
  async take({ facts, texts }: Block): Promise<void> {
    const [packedFacts, packedTexts] = await Promise.all([pack(facts), pack(texts)]);
    this.packed.push({ facts: packedFacts, texts: packedTexts });
    this.rows.add(
      facts,
      this.texts.add(() => packedTexts),
    );
  }

  /** Reads the blocks that stand in the document, as the browser comes upon them, and draws now and then. */
  async readDocument(page: Document): Promise<void> {
    for await (const { facts, texts } of blockElements(page)) {
      const unpacked = await unpack<Facts>(facts.textContent ?? '');
      this.rows.add(
        unpacked,
        this.texts.add(() => bytesOf(texts.textContent ?? '')),
      );
      facts.remove();
      this.changedSoon();
    }
    this.state = 'complete';
    this.changed();
  }

  /** Has what changed drawn at once. */
  changed(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#drawnAt = performance.now();
    for (const onChange of this.#watchers) onChange();
  }

  /** Has it drawn at once or, if that was done just now, a little later: what comes next may be long in coming. */
  changedSoon(): void {
    if (performance.now() - this.#drawnAt >= REDRAW_MS) this.changed();
    else this.#later ??= setTimeout(() => this.changed(), REDRAW_MS);
  }
}
