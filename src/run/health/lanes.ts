import type { RunEvent, Untimed } from '../../events.js';
import type { Experiment } from '../../experiment.js';
import type { MergeLaneOptions } from '../../operators/mergeLane.js';
import { ProviderPace } from '../../operators/pace/providerPace.js';
import { spillQueue } from '../../queues/spillQueue.js';
import type { ProviderLookup, RunOptions } from '../runOptions.js';
import { ProviderHealth } from './providerHealth.js';

/** The lane of the rows that need no call, and of all rows when they run one at a time. */
const COMMON_LANE = '';
/** Rows at once that need no call. They do not overtake one another; they are only written together. */
const CALL_FREE_PLACES = 100;

type PaceEvent = Extract<RunEvent, { type: 'provider-paused' | 'cap-changed' }>;
type HaltEvent = Extract<RunEvent, { type: 'provider-halted' }>;

export interface LanesOptions extends RunOptions {
  readonly providerOf: ProviderLookup;
  /** Told of pauses and caps. */
  readonly onPace: (event: Untimed<PaceEvent>) => void;
  /** Told what is to be halted. */
  readonly onHalt: (event: Omit<HaltEvent, 'type' | 'atMs'>) => void;
}

/** Which lane a row belongs to, how wide each lane is, and what is known of each provider. */
export class Lanes {
  readonly #options: LanesOptions;
  readonly #maxConcurrent: number;
  readonly #lanes = new Map<string, ProviderHealth>();

  constructor(options: LanesOptions) {
    this.#options = options;
    this.#maxConcurrent = options.maxConcurrent ?? 1000;
  }

  /** Rows that need no call share one lane: a bogus provider name opens none. */
  readonly keyOf = ({ provider, problem }: Experiment): string => {
    const callable = problem === undefined && this.#options.providerOf(provider) !== undefined;
    return callable && !this.#options.sequential ? provider : COMMON_LANE;
  };

  /** How the lane with this key is run. */
  optionsOf(key: string): MergeLaneOptions<Experiment> {
    const callFree = this.#options.sequential ? 1 : Math.min(CALL_FREE_PLACES, this.#maxConcurrent);
    return {
      concurrency: key === COMMON_LANE ? callFree : this.#placesOf(key),
      queue: this.#options.queue ?? (() => spillQueue()),
    };
  }

  /** What is known of a provider. */
  of(provider: string): ProviderHealth {
    const lane = this.#lanes.get(provider) ?? this.#open(provider);
    this.#lanes.set(provider, lane);
    return lane;
  }

  #open(provider: string): ProviderHealth {
    const { rateLimits = {}, tokenLimits = {}, retry, sequential, onPace, onHalt } = this.#options;
    const pace = new ProviderPace({
      ...retry,
      cap: this.#placesOf(provider),
      rateLimit: own(rateLimits, provider),
      tokenLimit: own(tokenLimits, provider),
    });
    pace.changes.subscribe(({ type, ...change }) =>
      'cap' in change
        ? onPace({ type: 'cap-changed', provider, ...change })
        : onPace({ type: 'provider-paused', provider, ...change }),
    );
    return new ProviderHealth({
      ...retry,
      pace,
      places: sequential ? 1 : this.#placesOf(provider),
      maxWaitMs: retry?.maxWaitMs ?? 600_000,
      halt: (failure, reason, model) => onHalt({ provider, model, failure, reason }),
    });
  }

  #placesOf(provider: string): number {
    const { concurrency = {}, providerOf } = this.#options;
    const cap = own(concurrency, provider) ?? providerOf(provider)?.concurrency ?? 10;
    return Math.min(cap, this.#maxConcurrent);
  }
}

function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
