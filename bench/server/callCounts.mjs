// @ts-check
import { machineTimeMs } from '../machineTimeMs.mjs';

/** @typedef {'refusal' | 'error' | 'reset' | 'broken' | 'hang'} Fault */
/** @typedef {'success' | 'aborted' | Fault} Ending */
/** @typedef {{ calls: number, inFlight: number, mostInFlight: number }} Load */
/** @typedef {{ calls: number, successes: number, aborted: number }} RowCounts */

/**
 * @typedef {object} LlmServerCounts
 * @property {Load} all completion calls from their arrival to their answer
 * @property {Map<string, Load>} paths the same by path, for several providers on one server
 * @property {{ open: number, most: number, total: number }} connections
 * @property {Record<Ending, number>} endings `aborted`: the connection closed before the answer
 * @property {Map<string, RowCounts>} rows by prompt
 * @property {number | undefined} firstCallAtMs all moments are on the machine's clock
 * @property {number | undefined} firstAnswerAtMs
 * @property {number | undefined} lastAnswerAtMs
 * @property {number[]} admittedAtMs arrival of every call that the rate limit let in
 */

export function callCounts() {
  /** @type {LlmServerCounts} */
  const counts = {
    all: noLoad(),
    paths: new Map(),
    connections: { open: 0, most: 0, total: 0 },
    endings: { success: 0, refusal: 0, aborted: 0, error: 0, reset: 0, broken: 0, hang: 0 },
    rows: new Map(),
    firstCallAtMs: undefined,
    firstAnswerAtMs: undefined,
    lastAnswerAtMs: undefined,
    admittedAtMs: [],
  };

  return {
    counts,

    /** @param {import('node:net').Socket} socket */
    connected(socket) {
      const { connections } = counts;
      connections.total += 1;
      connections.open += 1;
      connections.most = Math.max(connections.most, connections.open);
      socket.on('close', () => {
        connections.open -= 1;
      });
    },

    /**
     * Counts one call in and gives back what counts it out, once: the first ending is the one that holds.
     *
     * @param {Pick<import('./call.mjs').Call, 'path' | 'prompt'>} call
     */
    started({ path, prompt }) {
      const loads = [counts.all, entry(counts.paths, path, noLoad)];
      const row = entry(counts.rows, prompt, () => ({ calls: 0, successes: 0, aborted: 0 }));
      for (const load of loads) {
        load.calls += 1;
        load.inFlight += 1;
        load.mostInFlight = Math.max(load.mostInFlight, load.inFlight);
      }
      row.calls += 1;
      counts.firstCallAtMs ??= machineTimeMs();

      let running = true;
      /** @param {Ending} ending */
      return (ending) => {
        if (!running) return;
        running = false;
        for (const load of loads) load.inFlight -= 1;
        counts.endings[ending] += 1;
        if (ending === 'aborted') row.aborted += 1;
        if (ending === 'aborted' || ending === 'hang') return;
        counts.lastAnswerAtMs = machineTimeMs();
        if (ending !== 'success') return;
        counts.firstAnswerAtMs ??= counts.lastAnswerAtMs;
        row.successes += 1;
      };
    },
  };
}

/** @returns {Load} */
function noLoad() {
  return { calls: 0, inFlight: 0, mostInFlight: 0 };
}

/**
 * @template Value
 * @param {Map<string, Value>} map
 * @param {string} key
 * @param {() => Value} create
 */
function entry(map, key, create) {
  const value = map.get(key) ?? create();
  map.set(key, value);
  return value;
}
