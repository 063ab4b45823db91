import { type Observable, Subject } from 'rxjs';
import type { RateLimit } from '../../allowance.js';
import type { GateGroup } from '../../operators/gate/gateOptions.js';
import { LimitPace } from '../../operators/pace/limitPace.js';
import type { Pace } from '../../operators/pace/pace.js';
import type { PaceChange } from '../../operators/pace/paceChanges.js';
import type { PaceReports } from '../../operators/pace/pacedCall.js';
import { ScopedPace } from '../../operators/pace/scopedPace.js';
import { UNPACED } from '../../operators/pace/unpaced.js';
import type { BackoffCurveOptions } from '../../operators/retry/backoffCurve.js';
import { Room } from '../../operators/room.js';
import type { Provider } from '../../providers/provider.js';
import { fnv1a } from '../../text/fnv1a.js';
import { LanePlaces } from './lanePlaces.js';

/** Limits of one provider that are told apart. A file may name any number of models. */
const MOST_LIMITS = 32;
/** Two models that have to pause within so many milliseconds share a limit, whatever is known of it. */
const TOGETHER_MS = 1000;

export interface ProviderLimitsOptions extends BackoffCurveOptions {
  readonly provider: string;
  /** Calls at once over all models. */
  readonly cap: number;
  /** Whether fewer than that have room, until `resize` says otherwise. Default `false`. */
  readonly isResized?: boolean | undefined;
  readonly limits?: Provider['limits'];
  /** Requests per period, of the provider or of one of its models. */
  readonly rateLimitOf: (model?: string) => RateLimit | undefined;
  /** Tokens per period, of the provider or of one of its models. */
  readonly tokenLimitOf: (model?: string) => RateLimit | undefined;
}

/** What one limit of a provider has: a lane, a line at the gate, a pace. */
export interface Limit {
  /** Of the lane, and of the line at the gate. */
  readonly key: string;
  /** What the calls under it wait for at the gate, beside the pace of the provider. */
  readonly pace: Pace;
  /** Whom calls are reported to. */
  readonly reports: PaceReports<unknown>;
  readonly places: LanePlaces;
  /** Whether a limit of one's own counts the tokens of its calls. */
  readonly countsTokens: boolean;
}

/** A change of the pace of a model or a class of models, or of the whole provider where none is named. */
export type LimitChange = PaceChange & { readonly model?: string | undefined };

/**
 * The limits of one provider: those that are its own, such as its cap, and those of its models. Two models that pause
 * within a moment pause the provider: what they run into is the account's.
 */
export class ProviderLimits {
  /** The pace of all models together. */
  readonly pace: LimitPace;
  /** What all models share at the gate. */
  readonly group: GateGroup;
  readonly #options: ProviderLimitsOptions;
  readonly #limits = new Map<string, Limit>();
  readonly #keys: Limit[] = [];
  /** Most rows are of the model that the row before them was of. */
  #latest: { readonly model: string; readonly limit: Limit } | undefined;
  readonly #changes = new Subject<LimitChange>();
  readonly #room: Room | undefined;
  #isDrained = false;
  #paused: { readonly name: string; readonly untilMs: number; readonly atMs: number } | undefined;

  readonly changes: Observable<LimitChange> = this.#changes.asObservable();

  constructor(options: ProviderLimitsOptions) {
    const { cap, isResized = false, rateLimitOf, tokenLimitOf, ...curve } = options;
    this.#options = options;
    this.pace = new LimitPace({ ...curve, cap, rateLimit: rateLimitOf(), tokenLimit: tokenLimitOf() });
    this.#room = isResized ? new Room() : undefined;
    this.pace.changes.subscribe((change) =>
      this.#changes.next(change.type === 'cap' ? { ...change, cap: this.cap } : change),
    );
    this.group = { permits: cap, pace: this.#room?.pace(this.pace) ?? this.pace };
  }

  /** Calls at once that it gets now. */
  get cap(): number {
    return Math.min(this.pace.cap, this.#room?.places ?? Number.POSITIVE_INFINITY);
  }

  /** So many calls have room from now on, as far as the cap allows. */
  resize(places: number): void {
    if (this.#room === undefined || this.#room.places === places) return;
    this.#room.places = places;
    for (const limit of this.#keys) limit.places.resize(this.#places);
    this.#changes.next({ type: 'cap', cap: this.cap });
  }

  /** Rows go through from now on whatever room there is, as none of them is sent any more. */
  drain(): void {
    this.#isDrained = true;
    for (const limit of this.#keys) limit.places.resize(this.#places);
  }

  /** Rows at once under each limit. */
  get #places(): number {
    const { cap } = this.#options;
    return this.#isDrained ? cap : Math.min(cap, this.#room?.places ?? cap);
  }

  /** The limit that a model is under. */
  of(model: string): Limit {
    if (this.#latest?.model !== model) this.#latest = { model, limit: this.#find(model) };
    return this.#latest.limit;
  }

  #find(model: string): Limit {
    const name = this.#nameOf(model);
    const known = this.#limits.get(name);
    if (known !== undefined) return known;
    const shared = this.#keys.length < MOST_LIMITS ? undefined : this.#keys[fnv1a(name) % MOST_LIMITS];
    if (shared !== undefined) return shared;
    const limit = this.#open(name);
    this.#keys.push(limit);
    this.#limits.set(name, limit);
    return limit;
  }

  #nameOf(model: string): string {
    const { limits = 'model', rateLimitOf, tokenLimitOf } = this.#options;
    if (rateLimitOf(model) ?? tokenLimitOf(model)) return model;
    if (limits === 'provider') return '';
    return limits === 'model' ? model : limits(model);
  }

  #open(name: string): Limit {
    const { provider, cap, rateLimitOf, tokenLimitOf, ...curve } = this.#options;
    const key = JSON.stringify([provider, name]);
    const places = new LanePlaces(this.#places);
    const ofProvider = tokenLimitOf();
    if (name === '')
      return {
        key,
        pace: UNPACED,
        reports: this.#counted(this.pace),
        places,
        countsTokens: ofProvider !== undefined,
      };
    const [rateLimit, tokenLimit] = [rateLimitOf(name), tokenLimitOf(name)];
    const countsTokens = (tokenLimit ?? ofProvider) !== undefined;
    const pace = new LimitPace({ ...curve, cap, rateLimit, tokenLimit });
    pace.changes.subscribe((change) => {
      this.#changes.next({ ...change, model: name });
      if (change.type === 'paused') this.#pauseTogether(name, change);
    });
    const reports = this.#counted(new ScopedPace(pace, this.pace));
    return { key, pace, reports, places, countsTokens };
  }

  #counted<Call>(reports: PaceReports<Call>): PaceReports<unknown> {
    return (this.#room?.reports(reports) ?? reports) as PaceReports<unknown>;
  }

  #pauseTogether(name: string, { atMs, untilMs, reason }: Extract<PaceChange, { type: 'paused' }>): void {
    const other = this.#paused;
    this.#paused = { name, untilMs, atMs };
    if (other === undefined || other.name === name || atMs - other.atMs > TOGETHER_MS) return;
    this.pace.pause(atMs, Math.max(untilMs, other.untilMs), { reason });
  }
}
