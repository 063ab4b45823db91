// @ts-check
import { seededRandom } from '../seededRandom.mjs';

/** @typedef {import('./limits.mjs').Left} Left */
/** @typedef {{ index: number, model: string, tokens: number, latencyMs: number }} Row */
/** @typedef {{ requests?: Left, tokens?: Left }} Allowance */
/** @typedef {'headers' | 'retry-after' | 'retry-after-ms' | 'none'} Hints */

/**
 * @typedef {object} Reply
 * @property {number} status 200, 429, 503 or 500
 * @property {number | undefined} delayMs what the server asks the client to wait for
 * @property {'ms' | 's'} delayForm of its header: `retry-after-ms` or `retry-after`
 * @property {Allowance | undefined} allowance what it says is left
 * @property {boolean} account whether the refusal names the account, and not the model
 * @property {boolean} byChance whether it had nothing to do with the load. For the figures, not for the client
 */

/**
 * @typedef {object} Weather what a server is like
 * @property {readonly ServerLimit[]} limits
 * @property {Chance} [chance] calls that are refused whatever was sent
 * @property {number} [errors] share of calls that end with a 500, at the end of their time
 * @property {Hints} hints how clients are told
 * @property {number} [refusalStatus] of calls that are refused by a limit. Default 429
 * @property {number | undefined} [spreadMs] calls are on their way for up to so long, in milliseconds, and arrive in another order
 *   than they were sent in. Default 0
 * @property {number | undefined} [coldMs] so long programs and connections are cold: a call on its way, out or back, takes half
 *   of what is left of it longer. Default 0
 */

/** @typedef {{ limit: import('./limits.mjs').Limit, counts?: 'requests' | 'tokens', account?: boolean }} ServerLimit */
/** @typedef {{ share: number, status?: number, delayMs?: number }} Chance */

/** A refusal is answered by the first machine that sees the call, an answer by the model. */
export const refusalMs = 20;

/** Sets the luck of a call on its way apart from its luck at the server. */
const wayBit = 0x40000000;

/**
 * A server in virtual time. What befalls a row by chance depends on the row and its attempt alone, so that every policy
 * has the same luck.
 *
 * @param {Weather} weather
 * @param {{ clock: import('./virtualClock.mjs').VirtualClock, seed: number }} options
 */
export function server(
  { limits, chance, errors = 0, hints, refusalStatus = 429, spreadMs = 0, coldMs = 0 },
  { clock, seed },
) {
  const counts = { calls: 0, refusedByLoad: 0, refusedByChance: 0, errors: 0, mostInFlight: 0, tooEarly: 0 };
  let inFlight = 0;

  /**
   * @param {Row} row
   * @param {number} attempt from 1
   * @param {(reply: Reply) => void} done
   */
  function call(row, attempt, done) {
    const luck = seed + 7919 * row.index + 104_729 * attempt;
    counts.calls += 1;
    const arrive = () => arrived(row, seededRandom(luck), done);
    onItsWay(arrive, spreadMs === 0 ? 0 : spreadMs * seededRandom(luck ^ wayBit)());
  }

  /**
   * @param {() => void} arrive
   * @param {number} spreadOutMs
   */
  function onItsWay(arrive, spreadOutMs) {
    const wayMs = spreadOutMs + Math.max(0, (coldMs - clock.now()) / 2);
    if (wayMs === 0) arrive();
    else clock.schedule(arrive, wayMs);
  }

  /**
   * @param {Row} row
   * @param {() => number} draw
   * @param {(reply: Reply) => void} done
   */
  function arrived(row, draw, done) {
    const nowMs = clock.now();
    inFlight += 1;
    counts.mostInFlight = Math.max(counts.mostInFlight, inFlight);
    const reply = replyTo(row, nowMs, draw);
    const tookMs =
      reply.status === 200 || (reply.status === 500 && !reply.quick)
        ? row.latencyMs
        : Math.min(row.latencyMs, refusalMs);
    clock.schedule(() => {
      inFlight -= 1;
      if (reply.admitted) for (const { limit } of limits) limit.giveBack?.();
      onItsWay(() => done(reply), 0);
    }, tookMs);
  }

  /**
   * @param {Row} row
   * @param {number} nowMs
   * @param {() => number} draw
   */
  function replyTo(row, nowMs, draw) {
    const full = limits.find(({ limit }) => limit.nextMs(nowMs, row) > nowMs);
    /** @type {'ms' | 's'} */
    const delayForm = hints === 'retry-after-ms' || chance?.delayMs !== undefined ? 'ms' : 's';
    const base = {
      delayForm,
      allowance: undefined,
      account: false,
      byChance: false,
      admitted: false,
      quick: true,
    };
    if (full !== undefined) {
      counts.refusedByLoad += 1;
      const waitMs = full.limit.nextMs(nowMs, row) - nowMs;
      return {
        ...base,
        status: refusalStatus,
        delayMs: delayOf(waitMs),
        allowance: allowanceAt(nowMs),
        account: full.account ?? false,
      };
    }
    for (const { limit } of limits) limit.take(nowMs, row);
    const allowance = allowanceAt(nowMs);
    if (chance !== undefined && draw() < chance.share) {
      counts.refusedByChance += 1;
      return {
        ...base,
        status: chance.status ?? 429,
        delayMs: chance.delayMs,
        allowance,
        byChance: true,
        admitted: true,
      };
    }
    if (draw() < errors) {
      counts.errors += 1;
      return {
        ...base,
        status: 500,
        delayMs: undefined,
        allowance,
        byChance: true,
        admitted: true,
        quick: false,
      };
    }
    return { ...base, status: 200, delayMs: undefined, allowance, admitted: true };
  }

  /** @param {number} waitMs */
  function delayOf(waitMs) {
    if (hints === 'none' || !Number.isFinite(waitMs)) return undefined;
    return hints === 'retry-after-ms' ? Math.ceil(waitMs) : 1000 * Math.ceil(waitMs / 1000);
  }

  /** @param {number} nowMs @returns {Allowance | undefined} */
  function allowanceAt(nowMs) {
    if (hints !== 'headers') return undefined;
    return Object.fromEntries(
      limits.flatMap(({ limit, counts: what = 'requests' }) =>
        limit.left ? [[what, limit.left(nowMs)]] : [],
      ),
    );
  }

  return { call, counts, limits };
}
