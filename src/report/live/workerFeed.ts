import type { TimelineWorker } from '../format/block.js';
import type { LiveFeed, ReadNext } from './liveFeed.js';
import { serverSentEvent } from './serverSentEvent.js';

const LINE_END = 0x0a;

/**
 * What another feed tells, and between its events `workers` with those that make the calls, in JSON. Who begins to read,
 * or reads slowly, gets only what is known of them by then.
 */
export class WorkerFeed implements LiveFeed {
  readonly grown: LiveFeed['grown'];
  readonly #feed: LiveFeed;
  #word = '';

  constructor(feed: LiveFeed) {
    this.#feed = feed;
    this.grown = feed.grown;
  }

  /** Those that make the calls, from now on: told when the other feed grows. */
  tell(workers: readonly TimelineWorker[]): void {
    this.#word = serverSentEvent('workers', JSON.stringify(workers));
  }

  reader(): ReadNext {
    const next = this.#feed.reader();
    let told = '';
    let isBetween = true;
    return () => {
      if (isBetween && told !== this.#word) {
        told = this.#word;
        return Buffer.from(told);
      }
      const bytes = next();
      // The other feed may give a part of an event.
      if (bytes.length > 0) isBetween = bytes.at(-1) === LINE_END && bytes.at(-2) === LINE_END;
      return bytes;
    };
  }
}
