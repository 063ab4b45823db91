import type { SchedulerLike } from 'rxjs';
import type { Pace } from '../pace/pace.js';

/** What several keys share, such as a provider whose models each have limits of their own. */
export interface GateGroup {
  /** Calls at once over all its keys. Default `Infinity`. */
  readonly permits?: number | undefined;
  /** The pace of all of them together. Default: never has to wait. */
  readonly pace?: Pace | undefined;
}

/** What a gate lets in, and when. */
export interface GateOptions {
  /** Calls at once over all keys. Default `Infinity`. */
  permits?: number | undefined;
  /** The pace of each key. Default: no key ever has to wait for its own sake. */
  paceOf?: ((key: string) => Pace) | undefined;
  /** The group that each key belongs to; keys of one group are given the same object. Default: each is one by itself. */
  groupOf?: ((key: string) => GateGroup) | undefined;
  /** Clock for the waits. Default `asyncScheduler`. */
  scheduler?: SchedulerLike | undefined;
}

/** A call that wants to be let in. */
export interface GateCall {
  readonly key: string;
  /** Size of the call, for a pace that counts tokens. Default `0`. */
  readonly tokens?: number | undefined;
  /** Whose turn it is within a group: the lowest first, then who came first. Default `0`. */
  readonly position?: number | undefined;
  /** Has the last word, when all else would let the call in: `false` is not before another call ends. Default: none. */
  readonly claim?: (() => boolean) | undefined;
}
