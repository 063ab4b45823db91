import { Observable } from 'rxjs';
import type { Experiment } from '../../experiment.js';
import type { RowQueue } from '../../queues/rowQueue.js';

interface Lane {
  waiting: number;
  isHungry: boolean;
}

/**
 * Whether the lanes of a run want more rows. They do as long as the rows of any provider that wait are few: then none
 * runs dry because others are slow, and what waits stays as small as that allows. For inputs whose rows run many times
 * each: without it all runs of a row are queued as soon as the row is read.
 *
 * @example
 * const appetite = new Appetite();
 * const set = experiments(table, { matrix: { sweep: { 'param.seed': ['1', '2'] } }, repeat: 1000, appetite });
 * runExperiments({ ...options, experiments: set.experiments, queue: () => appetite.counting(spillQueue()) });
 */
export class Appetite {
  readonly #enough: number;
  readonly #lanes = new Map<string, Lane>();
  readonly #watchers = new Set<() => void>();
  #hungryLanes = 0;

  /** @param enough Waiting rows that are enough for one provider; half of them are few. Default 2,000. */
  constructor(enough = 2_000) {
    this.#enough = enough;
  }

  get isHungry(): boolean {
    return this.#lanes.size === 0 || this.#hungryLanes > 0;
  }

  /** Emits when the lanes want more again. */
  readonly hungry: Observable<void> = new Observable((subscriber) => {
    const tell = () => subscriber.next();
    this.#watchers.add(tell);
    return () => this.#watchers.delete(tell);
  });

  /** The same queue, whose rows are counted. */
  counting(queue: RowQueue<Experiment>): RowQueue<Experiment> {
    return {
      get size() {
        return queue.size;
      },
      push: (experiment) => {
        this.#pushed(this.#laneOf(experiment));
        queue.push(experiment);
      },
      shift: () => {
        const experiment = queue.shift();
        if (experiment !== undefined) this.#shifted(this.#laneOf(experiment));
        return experiment;
      },
      close: () => queue.close(),
    };
  }

  #laneOf({ provider }: Experiment): Lane {
    const known = this.#lanes.get(provider);
    if (known !== undefined) return known;
    const lane = { waiting: 0, isHungry: true };
    this.#lanes.set(provider, lane);
    this.#hungryLanes += 1;
    return lane;
  }

  #pushed(lane: Lane): void {
    lane.waiting += 1;
    if (!lane.isHungry || lane.waiting < this.#enough) return;
    lane.isHungry = false;
    this.#hungryLanes -= 1;
  }

  #shifted(lane: Lane): void {
    lane.waiting -= 1;
    if (lane.isHungry || lane.waiting > this.#enough / 2) return;
    lane.isHungry = true;
    this.#hungryLanes += 1;
    for (const tell of [...this.#watchers]) tell();
  }
}
