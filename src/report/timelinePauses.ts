import { type JsonObject, textIn } from '../json.js';
import type { ProviderTimeline } from './format/block.js';

type Pause = ProviderTimeline['pauses'][number];

/** The pauses of a provider, and of single models of it, as far as they were waited. */
export class TimelinePauses {
  readonly #pauses: { fromMs: number; toMs: number; reason: string }[] = [];
  /** The last one of each model, and of all of them. */
  readonly #last = new Map<string, { toMs: number }>();
  readonly #most: number;

  /** @param most Those that come later are left out. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Takes an event of the provider. A pause that begins before another is over makes that one longer. */
  take(event: JsonObject, atMs: number): void {
    const model = textIn(event['model']) ?? '';
    const last = this.#last.get(model);
    const isOpen = last !== undefined && atMs < last.toMs;
    if (event['type'] === 'provider-resumed' && isOpen) last.toMs = atMs;
    const toMs = Number(event['untilMs']);
    if (event['type'] !== 'provider-paused' || !(toMs > atMs)) return;
    if (isOpen) {
      last.toMs = Math.max(last.toMs, toMs);
    } else if (this.#pauses.length < this.#most) {
      const reason = textIn(event['reason']) ?? '';
      const pause = { fromMs: atMs, toMs, reason: model === '' ? reason : `${model}: ${reason}` };
      this.#pauses.push(pause);
      this.#last.set(model, pause);
    }
  }

  /** All of them, those that were not over by the end of the run until then. */
  until(endMs: number): readonly Pause[] {
    return this.#pauses.map((pause) => ({ ...pause, toMs: Math.min(pause.toMs, endMs) }));
  }
}
