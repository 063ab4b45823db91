import type { RunEvent, Untimed } from '../../events.js';
import type { Experiment } from '../../experiment.js';
import { own } from '../../json.js';
import type { GateGroup } from '../../operators/gate/gateOptions.js';
import type { MergeLaneOptions } from '../../operators/mergeLane.js';
import type { Pace } from '../../operators/pace/pace.js';
import { UNPACED } from '../../operators/pace/unpaced.js';
import { RETRY_DEFAULTS } from '../../operators/retry/retryDefaults.js';
import { thrownFailureOf } from '../../providers/failures/thrownFailureOf.js';
import type { ProviderLookup } from '../../providers/provider.js';
import { DEFAULT_CONCURRENCY } from '../../providers/provider.js';
import { spillQueue } from '../../queues/spillQueue.js';
import { RUN_DEFAULTS } from '../runDefaults.js';
import type { RunOptions } from '../runOptions.js';
import { steadyScheduler } from '../steadyScheduler.js';
import { ProviderHealth } from './providerHealth.js';
import { type Limit, type LimitChange, ProviderLimits } from './providerLimits.js';

/** The lane of the rows that need no call, and of all rows when they run one at a time. */
const COMMON_LANE = '';
/** Rows at once that need no call. They do not overtake one another; they are only written together. */
const CALL_FREE_PLACES = 100;

/** Rows that end at once hold up nothing else for longer, in milliseconds: no answer, no Ctrl-C. */
const TURN_MS = 8;

type PaceEvent = Extract<
  RunEvent,
  { type: 'provider-paused' | 'provider-slowed' | 'provider-resumed' | 'cap-changed' }
>;
type HaltEvent = Extract<RunEvent, { type: 'provider-halted' }>;

export interface LanesOptions extends RunOptions {
  readonly providerOf: ProviderLookup;
  /** Told of pauses and caps. */
  readonly onPace: (event: Untimed<PaceEvent>) => void;
  /** Told that there is room for more calls. Default: nobody. */
  readonly onRoom?: (() => void) | undefined;
  /** Told what is to be halted. */
  readonly onHalt: (event: Omit<HaltEvent, 'type' | 'atMs'>) => void;
}

/** Which lane a row belongs to, how wide each lane is, and what is known of each provider. */
export class Lanes {
  readonly #options: LanesOptions;
  readonly #maxConcurrent: number;
  readonly #lanes = new Map<string, ProviderHealth>();
  readonly #limits = new Map<string, { readonly limit: Limit; readonly group: GateGroup }>();

  constructor(options: LanesOptions) {
    this.#options = options;
    this.#maxConcurrent = options.maxConcurrent ?? RUN_DEFAULTS.maxConcurrent;
  }

  /** Rows that need no call share one lane: a bogus provider name opens none. */
  readonly keyOf = (experiment: Experiment): string => {
    const { provider, problem } = experiment;
    const callable = problem === undefined && this.#options.providerOf(provider) !== undefined;
    return callable && !this.#options.sequential ? this.limitOf(experiment).key : COMMON_LANE;
  };

  /** How the lane with this key is run. */
  optionsOf(key: string): MergeLaneOptions<Experiment> {
    const callFree = this.#options.sequential ? 1 : Math.min(CALL_FREE_PLACES, this.#maxConcurrent);
    return {
      concurrency: this.#limits.get(key)?.limit.places.count ?? callFree,
      queue: this.#options.queue ?? (() => spillQueue()),
      turnMs: TURN_MS,
      scheduler: this.#options.scheduler ?? steadyScheduler,
    };
  }

  /** The limit that a row's model is under. */
  limitOf({ provider, model }: Pick<Experiment, 'provider' | 'model'>): Limit {
    const { limits } = this.of(provider);
    const limit = limits.of(model);
    if (!this.#limits.has(limit.key)) this.#limits.set(limit.key, { limit, group: limits.group });
    return limit;
  }

  /** What is waited for at the gate under the limit with this key. */
  readonly paceOf = (key: string): Pace => this.#limits.get(key)?.limit.pace ?? UNPACED;

  /** What a limit shares with the others of its provider. */
  readonly groupOf = (key: string): GateGroup => this.#limits.get(key)?.group ?? {};

  /** What is known of a provider. */
  of(provider: string): ProviderHealth {
    const known = this.#lanes.get(provider);
    if (known !== undefined) return known;
    const lane = this.#open(provider);
    this.#lanes.set(provider, lane);
    return lane;
  }

  /** Rows of a provider, or of all, go through whatever room there is: they are not asked any more. */
  drain(provider?: string): void {
    for (const [name, { limits }] of this.#lanes) {
      if (provider === undefined || name === provider) limits.drain();
    }
  }

  #open(provider: string): ProviderHealth {
    const {
      rateLimits = {},
      tokenLimits = {},
      retry,
      sequential,
      scheduler = steadyScheduler,
      providerOf,
      onPace,
      onRoom = () => {},
      onHalt,
    } = this.#options;
    const room = providerOf(provider)?.places;
    const limits = new ProviderLimits({
      ...retry,
      provider,
      cap: this.#placesOf(provider),
      isResized: room !== undefined,
      limits: providerOf(provider)?.limits,
      rateLimitOf: (model) => own(rateLimits, limitName(provider, model)),
      tokenLimitOf: (model) => own(tokenLimits, limitName(provider, model)),
    });
    onPace({ type: 'cap-changed', provider, cap: limits.cap });
    limits.changes.subscribe((change) => onPace(toEvent(provider, change)));
    room?.subscribe({
      next(places) {
        limits.resize(places);
        onRoom();
      },
      error(error: unknown) {
        const { failure, message } = thrownFailureOf(error, provider, scheduler.now());
        onHalt({ provider, failure, reason: message });
      },
    });
    return new ProviderHealth({
      ...retry,
      limits,
      places: sequential ? 1 : this.#placesOf(provider),
      maxWaitMs: retry?.maxWaitMs ?? RETRY_DEFAULTS.maxWaitMs,
      halt: (failure, reason, model) => onHalt({ provider, model, failure, reason }),
    });
  }

  #placesOf(provider: string): number {
    const { concurrency = {}, providerOf } = this.#options;
    const cap = own(concurrency, provider) ?? providerOf(provider)?.concurrency ?? DEFAULT_CONCURRENCY;
    return Math.min(cap, this.#maxConcurrent);
  }
}

function toEvent(provider: string, change: LimitChange): Untimed<PaceEvent> {
  const { model } = change;
  if (change.type === 'resumed') return { type: 'provider-resumed', provider, model };
  if (change.type === 'cap') return { type: 'cap-changed', provider, model, cap: change.cap };
  const type = change.type === 'slowed' ? 'provider-slowed' : 'provider-paused';
  return { type, provider, model, untilMs: change.untilMs, reason: change.reason };
}

/** What limits of one's own are found by. */
function limitName(provider: string, model?: string): string {
  return model === undefined ? provider : `${provider}/${model}`;
}
