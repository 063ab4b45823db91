import { isCount, type JsonObject, objectIn, textIn } from '../json.js';
import type { TimelineWorker } from './format/block.js';

/** The workers of a run, from its events: an event file may hold several lives of the run, each with counts of its own. */
export class TimelineWorkers {
  readonly #workers = new Map<string, TimelineWorker>();
  /** What earlier lives have counted. */
  #earlier = new Map<string, TimelineWorker>();

  take(event: JsonObject): void {
    if (event['type'] === 'run-started') this.#earlier = new Map(this.#workers);
    const name = textIn(event['worker']);
    if (event['type'] !== 'worker-changed' || name === undefined) return;
    const earlier = this.#earlier.get(name);
    this.#workers.set(name, {
      name,
      places: Math.max(this.#workers.get(name)?.places ?? 0, placesIn(event['serves'])),
      calls: (earlier?.calls ?? 0) + countIn(event['calls']),
      errors: (earlier?.errors ?? 0) + countIn(event['errors']),
    });
  }

  /** In the order of their names; `undefined` where there were none. */
  get all(): readonly TimelineWorker[] | undefined {
    if (this.#workers.size === 0) return undefined;
    return [...this.#workers.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }
}

function placesIn(serves: unknown): number {
  return Object.values(objectIn(serves)).reduce<number>(
    (sum, served) => sum + countIn(objectIn(served)['places']),
    0,
  );
}

function countIn(value: unknown): number {
  return isCount(value) ? value : 0;
}
