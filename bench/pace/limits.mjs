// @ts-check

/** @typedef {{ model: string, tokens: number }} Asked */
/** @typedef {{ limit: number, remaining: number, resetMs: number }} Left */

/**
 * One limit of a server.
 *
 * @typedef {object} Limit
 * @property {(nowMs: number, asked: Asked) => number} nextMs when it would admit this call, if no other came before it;
 *   `Infinity` where that depends on calls in flight
 * @property {(nowMs: number, asked: Asked) => void} take
 * @property {() => void} [giveBack] a call that it admitted has ended
 * @property {(nowMs: number) => Left} [left] for headers
 */

/**
 * A bucket that fills evenly, at a rate that may change.
 *
 * @param {object} options
 * @param {number} options.burst what a full bucket holds, which is what it begins with
 * @param {readonly (readonly [fromMs: number, perSecond: number])[]} options.rates the first from 0 on
 * @param {(asked: Asked) => number} [options.costOf] default: 1 for every call
 * @returns {Limit}
 */
export function bucket({ burst, rates, costOf = () => 1 }) {
  let level = burst;
  let levelMs = 0;
  /** @param {number} atMs */
  const segment = (atMs) => {
    const next = rates.findIndex(([fromMs]) => fromMs > atMs);
    const [, perSecond] = /** @type {readonly [number, number]} */ (rates.at((next === -1 ? 0 : next) - 1));
    return { perMs: perSecond / 1000, untilMs: next === -1 ? Infinity : (rates[next]?.[0] ?? Infinity) };
  };
  /** @param {number} nowMs */
  const fill = (nowMs) => {
    while (levelMs < nowMs) {
      const { perMs, untilMs } = segment(levelMs);
      const toMs = Math.min(nowMs, untilMs);
      level = Math.min(burst, level + perMs * (toMs - levelMs));
      levelMs = toMs;
    }
  };
  return {
    nextMs(nowMs, asked) {
      fill(nowMs);
      // What timers of whole milliseconds leave over must not count as missing.
      let missing = costOf(asked) - level - 1e-9;
      let atMs = nowMs;
      while (missing > 0) {
        const { perMs, untilMs } = segment(atMs);
        const neededMs = missing / perMs;
        if (atMs + neededMs <= untilMs) return atMs + neededMs;
        missing -= perMs * (untilMs - atMs);
        atMs = untilMs;
      }
      return atMs;
    },
    take(nowMs, asked) {
      fill(nowMs);
      level -= costOf(asked);
    },
    left(nowMs) {
      fill(nowMs);
      const { perMs } = segment(nowMs);
      return { limit: burst, remaining: Math.max(0, Math.floor(level)), resetMs: (burst - level) / perMs };
    },
  };
}

/**
 * So many calls in every full period, counted anew at its beginning.
 *
 * @param {number} most
 * @param {number} periodMs
 * @returns {Limit}
 */
export function fixedWindow(most, periodMs) {
  let window = 0;
  let taken = 0;
  /** @param {number} nowMs */
  const turn = (nowMs) => {
    const current = Math.floor(nowMs / periodMs);
    if (current !== window) taken = 0;
    window = current;
  };
  return {
    nextMs(nowMs) {
      turn(nowMs);
      return taken < most ? nowMs : (window + 1) * periodMs;
    },
    take(nowMs) {
      turn(nowMs);
      taken += 1;
    },
  };
}

/**
 * @param {number} most calls at once
 * @returns {Limit}
 */
export function atOnce(most) {
  let inFlight = 0;
  return {
    nextMs: (nowMs) => (inFlight < most ? nowMs : Infinity),
    take() {
      inFlight += 1;
    },
    giveBack() {
      inFlight -= 1;
    },
  };
}

/**
 * The same limit for those calls alone.
 *
 * @param {Limit} limit
 * @param {(asked: Asked) => boolean} isFor
 * @returns {Limit}
 */
export function only(limit, isFor) {
  return {
    ...limit,
    nextMs: (nowMs, asked) => (isFor(asked) ? limit.nextMs(nowMs, asked) : nowMs),
    take(nowMs, asked) {
      if (isFor(asked)) limit.take(nowMs, asked);
    },
  };
}
