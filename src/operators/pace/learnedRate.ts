/** Just under the rate that was accepted. */
const CAUTION = 0.95;
/** Accepted calls that make a measurement. */
const ENOUGH_CALLS = 5;
/** Accepted calls after which a measurement begins anew at the next refusal. */
const FULL_MEASUREMENT = 20;
/** Times from a refusal to the rate measured there, in milliseconds: as long as that took, within these. */
const SHORTEST_RECOVERY_MS = 2000;
const LONGEST_RECOVERY_MS = 60_000;
/** How late a start may be and still be made up for. */
const CATCH_UP_MS = 25;

/** What lies between two refusals. */
interface Measurement {
  readonly sinceMs: number;
  /** From refusal to refusal, pauses included. */
  elapsedMs: number;
  /** The same without the pauses. */
  activeMs: number;
  /** Sent and not refused. */
  calls: number;
}

/**
 * The rate that a provider accepts, learned from its refusals alone.
 *
 * At a refusal the server has nothing left; so what it accepted from one refusal to the next is what came back to it
 * meanwhile. Over the whole time that is less than its rate, because it fills up in a pause and then loses what comes;
 * without the pauses it is more. The rate becomes the geometric mean of the two, and grows from there along a cubic:
 * slowly up to that rate, flat around it, then faster and faster, the shape of CUBIC
 * (https://www.rfc-editor.org/rfc/rfc9438), which finds a rate again without overrunning it, and a higher one soon when
 * the measurement was too low. Only time in which the rate was what held calls back lets it grow. Before the second
 * refusal there is no rate.
 */
export class LearnedRate {
  /** Calls per millisecond that were accepted, and at which the last refusal came. */
  #accepted: number | undefined;
  #refused: number | undefined;
  #measuring: Measurement | undefined;
  #measured: Measurement | undefined;
  #recoveryMs = SHORTEST_RECOVERY_MS;
  #growingMs = 0;
  #nextMs = Number.NEGATIVE_INFINITY;
  /** The first and the last call since the last refusal. */
  #resumedMs: number | undefined;
  #startedMs: number | undefined;

  /** Milliseconds until the rate has room for a call. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.#nextMs - nowMs);
  }

  /** A call is sent. */
  start(nowMs: number): void {
    if (this.#measuring) this.#measuring.calls += 1;
    const perMs = this.#perMs();
    if (perMs !== undefined) {
      const heldBack = nowMs - this.#nextMs < 1 / perMs;
      if (heldBack && this.#startedMs !== undefined) this.#growingMs += nowMs - this.#startedMs;
      this.#nextMs = Math.max(this.#nextMs, nowMs - CATCH_UP_MS) + 1 / perMs;
    }
    this.#resumedMs ??= nowMs;
    this.#startedMs = nowMs;
  }

  /** The first refusal of a volley. */
  refuse(nowMs: number): void {
    const measured = this.#measuring;
    if (measured) {
      measured.elapsedMs = nowMs - measured.sinceMs;
      measured.activeMs += nowMs - (this.#resumedMs ?? nowMs);
    }
    if (measured === undefined || measured.calls >= FULL_MEASUREMENT) {
      this.#measuring = { sinceMs: nowMs, elapsedMs: 0, activeMs: 0, calls: 0 };
    }
    this.#measured = measured;
    this.#refused = this.#perMs();
    this.#resumedMs = undefined;
    this.#growingMs = 0;
    this.refuseAlso();
  }

  /** Another refusal of the same volley: one less that was accepted. */
  refuseAlso(): void {
    if (this.#measured) this.#measured.calls -= 1;
    this.#accepted = rateBetween(this.#measured, this.#refused);
    if (this.#accepted === undefined) return;
    const measuredMs = this.#measured?.elapsedMs ?? 0;
    this.#recoveryMs = Math.min(Math.max(measuredMs, SHORTEST_RECOVERY_MS), LONGEST_RECOVERY_MS);
  }

  #perMs(): number | undefined {
    if (this.#accepted === undefined) return undefined;
    const phase = (this.#growingMs - this.#recoveryMs) / this.#recoveryMs;
    return this.#accepted * (1 + (1 - CAUTION) * phase ** 3);
  }
}

/** Calls per millisecond, from what was measured and the rate that was just refused. */
function rateBetween(measured: Measurement | undefined, refused: number | undefined): number | undefined {
  const cautious = refused === undefined ? undefined : refused * CAUTION;
  if (measured === undefined || measured.calls < ENOUGH_CALLS) return cautious;
  const { calls, elapsedMs, activeMs } = measured;
  const low = calls / Math.max(1, elapsedMs);
  const high = Math.max(calls / Math.max(1, activeMs), refused ?? 0);
  return Math.min(Math.sqrt(low * high), cautious ?? Number.POSITIVE_INFINITY);
}
