import type { Observable } from 'rxjs';

/** Gives what comes next, or a part of it; empty when there is nothing more by now. */
export type ReadNext = () => Uint8Array;

/** Server-sent events that anybody may read from the beginning on, at any time. */
export interface LiveFeed {
  /** Emits when there is more to read. Completes when there will be no more. */
  readonly grown: Observable<void>;
  /** Begins to read. */
  reader(): ReadNext;
}
