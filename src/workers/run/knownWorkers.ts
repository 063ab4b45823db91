import type { WorkerWord } from '../../events.js';
import { own } from '../../json.js';
import type { Presence } from '../protocol/messages.js';
import type { ServingWorker } from './unlistedModel.js';
import { newsIn, workerWord } from './workerWord.js';

interface KnownWorker {
  presence: Presence;
  heardMs: number;
  calls: number;
  errors: number;
  /** How many calls were told of last, and when. */
  toldCalls: number;
  toldMs: number;
}

/** A worker says who it is every two seconds: one that is silent for so long is gone. */
const SILENCE_MS = 7000;
/** How often it is told what a worker has answered by now, in milliseconds. */
const TELL_MS = 5000;

/** The workers that have said who they are, and what each has answered. Times are those of one clock, in milliseconds. */
export class KnownWorkers {
  readonly #workers = new Map<string, KnownWorker>();

  /** Names that are served by somebody, as far as is known. */
  get served(): readonly string[] {
    const names = [...this.#workers.values()].flatMap(({ presence }) => Object.keys(presence.providers));
    return [...new Set(names)];
  }

  /** A worker says who it is. Returns what is to be told of it, where that is news. */
  hear(presence: Presence, nowMs: number): WorkerWord | undefined {
    const before = this.#workers.get(presence.worker);
    const fresh = { calls: 0, errors: 0, toldCalls: 0, toldMs: nowMs };
    const worker = { ...fresh, ...before, presence, heardMs: nowMs };
    this.#workers.set(presence.worker, worker);
    const isNews = before === undefined || newsIn(before.presence) !== newsIn(presence);
    return isNews ? told(worker, nowMs) : undefined;
  }

  /** A worker has answered a call. */
  count(name: string, isError: boolean): void {
    const worker = this.#workers.get(name);
    if (worker === undefined) return;
    worker.calls += 1;
    if (isError) worker.errors += 1;
  }

  /** What is due to be told: of those that are gone, who are forgotten, and of those that have answered more calls. */
  due(nowMs: number): readonly WorkerWord[] {
    return [...this.#workers].flatMap(([name, worker]) => {
      const isSilent = nowMs - worker.heardMs > SILENCE_MS;
      const hasAnswered = worker.calls !== worker.toldCalls && nowMs - worker.toldMs >= TELL_MS;
      if (isSilent) this.#workers.delete(name);
      return isSilent || hasAnswered ? [told(worker, nowMs, isSilent)] : [];
    });
  }

  /** What each has answered by now. */
  all(nowMs: number): readonly WorkerWord[] {
    return [...this.#workers.values()].map((worker) => told(worker, nowMs));
  }

  /** What those say of a provider that serve it and stay. */
  serving(provider: string): readonly ServingWorker[] {
    return [...this.#workers.values()].flatMap(({ presence }) => {
      const word = presence.isLeaving ? undefined : own(presence.providers, provider);
      return word === undefined ? [] : [{ ...word, worker: presence.worker }];
    });
  }

  /** Places that are free, and those that this run holds. */
  placesFor(run: string, provider: string): number {
    let sum = 0;
    for (const { places, busy } of this.serving(provider)) {
      const others = Object.entries(busy).reduce(
        (held, [name, calls]) => (name === run ? held : held + calls),
        0,
      );
      sum += Math.max(0, places - others);
    }
    return sum;
  }
}

function told(worker: KnownWorker, nowMs: number, isSilent = false): WorkerWord {
  const { presence, calls, errors } = worker;
  worker.toldCalls = calls;
  worker.toldMs = nowMs;
  return workerWord(presence, { isGone: isSilent || presence.isLeaving === true, calls, errors });
}
