// @ts-check
/** @typedef {import('./server.mjs').Row} Row */
/** @typedef {import('./server.mjs').Reply} Reply */

/**
 * What a run of rows is made of.
 *
 * @typedef {object} World
 * @property {import('./virtualClock.mjs').VirtualClock} clock
 * @property {readonly Row[]} rows
 * @property {number} cap calls at once
 * @property {() => number} random
 * @property {(row: Row, attempt: number, done: (reply: Reply) => void) => void} send
 * @property {(row: Row, ok: boolean) => void} ended
 * @property {(model: string) => string} limitOf what the provider says that its limits belong to
 * @property {readonly import('./server.mjs').ServerLimit[]} limits only for the client that knows everything
 */

/**
 * A client: sends all rows, in its own way.
 *
 * @typedef {(world: World) => void} Client
 */

/**
 * What distinguishes one client from another that works as most do: when a call may start, and what it learns.
 *
 * @typedef {object} Policy
 * @property {(nowMs: number, inFlight: number, row: Row) => number} waitMs 0 is now, `Infinity` not before a call ends
 * @property {(nowMs: number) => void} [started]
 * @property {(nowMs: number, tookMs: number, inFlight: number) => void} [accepted]
 * @property {(nowMs: number, inFlight: number) => void} [refused]
 */

/** @typedef {{ row: Row, attempt: number }} Turn */

export const maxRetries = 10;

/**
 * A client with N workers: each takes a row, asks again after 1 s, 2 s, 4 s, ... with jitter (or when the server says),
 * and holds on to the row until it has an end.
 *
 * @param {(world: World) => Policy} policyOf
 * @param {{ letsGo?: boolean }} [options] whether a row that waits leaves its place to others, of other models too
 * @returns {Client}
 */
export function workers(policyOf, { letsGo = false } = {}) {
  return (world) => {
    const { clock, rows, cap, random, send, ended } = world;
    const policy = policyOf(world);
    /** @param {number} retry From 1. */
    const backoffMs = (retry) => Math.min(1000 * 2 ** (retry - 1), 60_000) * (1 - 0.25 * random());
    /** @type {Map<string, { again: Turn[], fresh: Turn[] }>} */
    const lines = new Map();
    for (const row of rows) {
      const line = lines.get(letsGo ? row.model : '') ?? { again: [], fresh: [] };
      lines.set(letsGo ? row.model : '', line);
      line.fresh.push({ row, attempt: 1 });
    }
    for (const { fresh } of lines.values()) fresh.reverse();
    let places = 0;
    let inFlight = 0;
    /** @type {import('rxjs').Subscription | undefined} */
    let alarm;

    /** The first row that may go, or how long none may. */
    const next = () => {
      let waitMs = Infinity;
      /** @type {{ queue: Turn[], turn: Turn } | undefined} */
      let first;
      for (const { again, fresh } of lines.values()) {
        const queue = again.length > 0 ? again : places < cap ? fresh : [];
        const turn = queue.at(-1);
        if (turn === undefined || (first && first.turn.row.index < turn.row.index)) continue;
        const ownMs = policy.waitMs(clock.now(), inFlight, turn.row);
        waitMs = Math.min(waitMs, ownMs);
        if (ownMs <= 0) first = { queue, turn };
      }
      return { first, waitMs };
    };
    const go = () => {
      alarm?.unsubscribe();
      while (inFlight < cap) {
        const { first, waitMs } = next();
        if (first === undefined) {
          if (waitMs < Infinity) alarm = clock.schedule(go, Math.ceil(waitMs));
          return;
        }
        first.queue.pop();
        start(first.turn);
      }
    };
    const start = (/** @type {Turn} */ { row, attempt }) => {
      const startedMs = clock.now();
      inFlight += 1;
      if (letsGo || attempt === 1) places += 1;
      policy.started?.(startedMs);
      send(row, attempt, (reply) => {
        const nowMs = clock.now();
        const { status, delayMs } = reply;
        inFlight -= 1;
        if (status === 200) policy.accepted?.(nowMs, nowMs - startedMs, inFlight + 1);
        else if (status !== 500) policy.refused?.(nowMs, inFlight + 1);
        const goesOn = status !== 200 && attempt <= maxRetries;
        if (!goesOn) ended(row, status === 200);
        if (letsGo || !goesOn) places -= 1;
        if (goesOn) {
          const againAt = () => {
            lines.get(letsGo ? row.model : '')?.again.unshift({ row, attempt: attempt + 1 });
            go();
          };
          clock.schedule(againAt, Math.ceil(delayMs ?? backoffMs(attempt)));
        }
        go();
      });
    };
    go();
  };
}
