/** Just under the rate that was accepted. */
const CAUTION = 0.95;
/** Times from a refusal to the rate that brought it, in milliseconds: as long as was measured, within these. */
const SHORTEST_RECOVERY_MS = 1000;
const LONGEST_MEASURED_RECOVERY_MS = 5000;
/** Calls that a recovery is to take at least. */
const RECOVERY_CALLS = 30;
/** Accepted calls that make a measurement. */
const ENOUGH_CALLS = 5;
/** Accepted calls after which a measurement begins anew at the next refusal. */
const FULL_MEASUREMENT = 20;
const CATCH_UP_MS = 25;

/**
 * The rate that a provider accepts, learned from its refusals alone.
 *
 * At a refusal the rate becomes what was accepted since measuring began, up to the end of the pause: a server that
 * says when it has room again has thereby said what it can take. From there it grows along a cubic, slowly up to that
 * rate, flat around it, then faster and faster: the shape of CUBIC (https://www.rfc-editor.org/rfc/rfc9438), which
 * finds a rate again without overrunning it, and a higher one soon when the measurement was too low. Only time in
 * which the rate was what held calls back lets it grow. Before the first refusal there is no rate.
 */
export class LearnedRate {
  /** Calls per millisecond that were accepted. */
  #accepted: number | undefined;
  #recoveryMs = SHORTEST_RECOVERY_MS;
  #growingMs = 0;
  #nextMs = Number.NEGATIVE_INFINITY;
  #startedMs: number | undefined;
  #measuredCalls = 0;
  #measuringSinceMs: number | undefined;

  /** Milliseconds until the rate has room for a call. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.#nextMs - nowMs);
  }

  start(nowMs: number): void {
    this.#measuringSinceMs ??= nowMs;
    const perMs = this.#perMs();
    if (perMs !== undefined) {
      const intervalMs = 1 / perMs;
      const heldBack = nowMs - this.#nextMs < intervalMs;
      if (heldBack && this.#startedMs !== undefined) this.#growingMs += nowMs - this.#startedMs;
      this.#nextMs = Math.max(this.#nextMs, nowMs - CATCH_UP_MS) + intervalMs;
    }
    this.#startedMs = nowMs;
  }

  accept(): void {
    this.#measuredCalls += 1;
  }

  /** The first refusal of a pause that ends at `untilMs`. */
  refuse(nowMs: number, untilMs: number): void {
    const measuredMs = Math.max(untilMs - (this.#measuringSinceMs ?? nowMs), 1);
    const measured = this.#measuredCalls >= ENOUGH_CALLS ? this.#measuredCalls / measuredMs : undefined;
    this.#accepted = between(measured, this.#perMs());
    this.#growingMs = 0;
    if (this.#accepted === undefined) return;
    this.#recoveryMs = Math.max(
      Math.min(Math.max(measuredMs, SHORTEST_RECOVERY_MS), LONGEST_MEASURED_RECOVERY_MS),
      RECOVERY_CALLS / this.#accepted,
      2 * (untilMs - nowMs),
    );
    this.#nextMs = untilMs;
    if (this.#measuredCalls < FULL_MEASUREMENT) return;
    this.#measuredCalls = 0;
    this.#measuringSinceMs = untilMs;
  }

  #perMs(): number | undefined {
    if (this.#accepted === undefined) return undefined;
    const phase = (this.#growingMs - this.#recoveryMs) / this.#recoveryMs;
    return this.#accepted * (1 + (1 - CAUTION) * phase ** 3);
  }
}

/**
 * What a server takes lies between what it accepted on average, ramps and pauses included, and the rate that it has
 * just refused.
 */
function between(measured: number | undefined, refused: number | undefined): number | undefined {
  if (refused === undefined) return measured;
  return Math.min(Math.sqrt((measured ?? refused) * refused), refused * CAUTION);
}
