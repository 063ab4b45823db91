/** Calls without a refusal after which those before were load that is over. */
const QUIET_CALLS = 60;
/** Calls and refusals that it takes to tell. */
const CALLS = 100;
const REFUSALS = 4;
/** Share above which it is not put down to chance. */
const MOST = 0.25;
/** Part of the rate to which it must have been lowered meanwhile. */
const LOWERED = 0.75;

/** Refusals that go on while the rate falls. */
interface Streak {
  /** Where the rate was when they began. */
  readonly fromPerMs: number;
  calls: number;
  refused: number;
  quiet: number;
}

/** What was refused of how many calls, and the rate from which lowering it was no help. */
export interface Persistent {
  readonly calls: number;
  readonly refused: number;
  readonly fromPerMs: number;
}

/**
 * Notices refusals that persist however much the rate is lowered: those are chance. Without it, a few refusals by chance
 * would be taken for load one after the other, and the rate would fall for ever.
 */
export class Persistence {
  #streak: Streak | undefined;

  send(): void {
    if (this.#streak === undefined) return;
    this.#streak.calls += 1;
    this.#streak.quiet += 1;
    if (this.#streak.quiet > QUIET_CALLS) this.#streak = undefined;
  }

  /** A call was refused at this rate. Returns what has persisted, if that is certain. */
  refuse(perMs: number): Persistent | undefined {
    this.#streak ??= { fromPerMs: perMs, calls: 0, refused: 0, quiet: 0 };
    this.#streak.refused += 1;
    this.#streak.quiet = 0;
    const { calls, refused, fromPerMs } = this.#streak;
    const isCertain = calls >= CALLS && refused >= REFUSALS && refused <= MOST * calls;
    if (!isCertain || perMs > LOWERED * fromPerMs) return undefined;
    this.#streak = undefined;
    return { calls, refused, fromPerMs };
  }
}
