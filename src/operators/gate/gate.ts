import { asyncScheduler, type SchedulerLike, type Subscription } from 'rxjs';
import { longTimers } from '../longTimers.js';
import type { Pace } from '../pace/pace.js';
import { UNPACED } from '../pace/unpaced.js';

/** What several keys share, such as a provider whose models each have limits of their own. */
export interface GateGroup {
  /** Calls at once over all its keys. Default `Infinity`. */
  readonly permits?: number | undefined;
  /** The pace of all of them together. Default: never has to wait. */
  readonly pace?: Pace | undefined;
}

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

interface Waiting {
  readonly tokens: number;
  readonly claim: () => boolean;
  readonly position: number;
  readonly enter: () => void;
}

interface Line {
  readonly pace: Pace;
  readonly group: Group;
  /** Ordered by position. */
  readonly waiting: Waiting[];
}

interface Group {
  readonly pace: Pace;
  readonly lines: Line[];
  free: number;
  /** When it was served last, counted in calls of the gate. */
  turn: number;
}

/**
 * Admits calls, one at a time, when everything they need is there at once: the paces of their key and of its group allow
 * a call, and a permit of the group and one of the cap over all are free. Checked one after the other, no order of these
 * works: a rate token spent while waiting for a permit makes bursts, a permit held while waiting for the rate starves
 * the other keys.
 *
 * ```
 * calls        a1 a2 b1 c1 a3        a, b: models of one provider with 2 permits; c: another provider
 * pace of a    waits until 3 ms
 * 0 ms         b1 c1                 a holds none of its provider's permits while it waits
 * 3 ms         a1                    the second permit of the provider
 * b1 ends      a2                    in order of position among those that may go
 * ```
 *
 * Groups that can go are served in turn, so that none starves where permits over all are scarce. Within a group, of the
 * keys that can go, the call with the lowest position goes; within a key nobody overtakes. Use it through the operator
 * `throughGate`.
 */
export class Gate {
  readonly #lines = new Map<string, Line>();
  readonly #groups = new Map<GateGroup, Group>();
  readonly #paceOf: (key: string) => Pace;
  readonly #groupOf: (key: string) => GateGroup;
  readonly #scheduler: SchedulerLike;
  #free: number;
  /** Calls that wait, over all keys. */
  #waiting = 0;
  #turns = 0;
  #admitting = false;
  #alarm: Subscription | undefined;

  /** Throws `RangeError` for permits that are not positive. */
  constructor({
    permits = Infinity,
    paceOf = () => UNPACED,
    groupOf = () => ({}),
    scheduler = asyncScheduler,
  }: GateOptions = {}) {
    this.#free = positive(permits);
    this.#paceOf = paceOf;
    this.#groupOf = groupOf;
    this.#scheduler = longTimers(scheduler);
  }

  /**
   * Queues a call; `enter` is called once it is admitted, at once if it can be. The function it is given, which is
   * also returned, gives the place back, in the queue or behind the gate; calling it twice does no harm.
   */
  queue(
    { key, tokens = 0, position = 0, claim = () => true }: GateCall,
    enter: (leave: () => void) => void,
  ): () => void {
    const line = this.#line(key);
    let inside = false;
    let gone = false;
    const leave = () => {
      if (gone) return;
      gone = true;
      if (inside) {
        this.#free += 1;
        line.group.free += 1;
      } else if (withdraw(line.waiting, waiting)) this.#waiting -= 1;
      this.admit();
    };
    const waiting: Waiting = {
      tokens,
      claim,
      position,
      enter: () => {
        inside = true;
        enter(leave);
      },
    };
    insert(line.waiting, waiting);
    this.#waiting += 1;
    this.admit();
    return leave;
  }

  /** Looks again, after something changed that only a pace knows of. */
  admit(): void {
    // A call that ends at once comes back here from inside the loop, which will see what it gave back.
    if (this.#admitting) return;
    this.#admitting = true;
    let wakeMs = 0;
    try {
      while (wakeMs === 0) wakeMs = this.#waiting === 0 ? Infinity : this.#pass();
    } finally {
      this.#admitting = false;
    }
    this.#wakeIn(wakeMs);
  }

  /** One turn of the groups, one call each. Returns 0 if any was admitted, else the time until one could be. */
  #pass(): number {
    let wakeMs = Infinity;
    const groups = [...this.#groups.values()];
    // Who was served last is asked last.
    if (groups.length > 1) groups.sort((one, other) => one.turn - other.turn);
    for (const group of groups) {
      if (this.#free === 0) break;
      if (group.free === 0) continue;
      const { line, waitMs } = this.#next(group);
      const next = line?.waiting[0];
      if (next === undefined) {
        wakeMs = Math.min(wakeMs, waitMs);
        continue;
      }
      // Not before another call ends, which comes back here.
      if (!next.claim()) continue;
      line?.waiting.shift();
      this.#turns += 1;
      group.turn = this.#turns;
      group.free -= 1;
      this.#waiting -= 1;
      this.#free -= 1;
      next.enter();
      wakeMs = 0;
    }
    return wakeMs;
  }

  /** The line of a group whose turn it is, or how long none may go. */
  #next({ lines, pace }: Group): { readonly line?: Line; readonly waitMs: number } {
    const nowMs = this.#scheduler.now();
    let waitMs = Infinity;
    let first: Line | undefined;
    for (const line of lines) {
      const [next] = line.waiting;
      if (next === undefined || isBehind(line, first)) continue;
      const lineMs = Math.max(pace.waitMs(nowMs, next.tokens), line.pace.waitMs(nowMs, next.tokens));
      if (lineMs > 0) waitMs = Math.min(waitMs, lineMs);
      else first = line;
    }
    return first === undefined ? { waitMs } : { line: first, waitMs: 0 };
  }

  #wakeIn(waitMs: number): void {
    this.#alarm?.unsubscribe();
    if (waitMs === Infinity) return;
    this.#alarm = this.#scheduler.schedule(() => this.admit(), Math.ceil(waitMs));
  }

  #line(key: string): Line {
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const group = this.#group(this.#groupOf(key));
    const line: Line = { pace: this.#paceOf(key), group, waiting: [] };
    group.lines.push(line);
    this.#lines.set(key, line);
    return line;
  }

  #group(given: GateGroup): Group {
    const known = this.#groups.get(given);
    if (known !== undefined) return known;
    const { permits = Infinity, pace = UNPACED } = given;
    const group: Group = { pace, lines: [], free: positive(permits), turn: 0 };
    this.#groups.set(given, group);
    return group;
  }
}

function positive(permits: number): number {
  if (!(permits > 0)) throw new RangeError(`permits must be positive, got ${permits}`);
  return permits;
}

/** Most come in order, so that the place is looked for from behind. */
function insert(queue: Waiting[], call: Waiting): void {
  let place = queue.length;
  while (place > 0 && (queue[place - 1]?.position ?? 0) > call.position) place -= 1;
  queue.splice(place, 0, call);
}

function withdraw(queue: Waiting[], call: Waiting): boolean {
  const place = queue.indexOf(call);
  if (place !== -1) queue.splice(place, 1);
  return place !== -1;
}

function isBehind(line: Line, other: Line | undefined): boolean {
  return other !== undefined && (other.waiting[0]?.position ?? 0) <= (line.waiting[0]?.position ?? 0);
}
