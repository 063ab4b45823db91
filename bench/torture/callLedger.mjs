// @ts-check

/** @typedef {import('../server/callCounts.mjs').RowCounts} RowCounts */

/**
 * Explains every call that was made twice: its row was in flight when the program was killed, so that its answer is in
 * no file. Calls that the server failed on purpose are the program's to repeat, and not counted.
 *
 * @param {number} cap calls in flight at most
 */
export function callLedger(cap) {
  /** @type {Map<string, number>} */
  const lost = new Map();

  return {
    /**
     * To be called when the program is gone.
     *
     * @param {ReadonlyMap<string, RowCounts>} rows what the server has counted so far, by prompt
     * @param {ReadonlySet<string>} written the prompts whose results are in the file
     * @returns {{ lostCalls: number, violations: string[] }} what was in flight this time, and what cannot be explained
     */
    settle(rows, written) {
      const violations = [];
      let lostCalls = 0;
      for (const [prompt, { successes, aborted }] of rows) {
        const unexplained = successes + aborted - (lost.get(prompt) ?? 0);
        const name = JSON.stringify(prompt.slice(0, 20));
        if (unexplained > 1) violations.push(`${name} was called ${unexplained} times in one life`);
        if (written.has(prompt)) {
          if (unexplained !== 1) violations.push(`${name} is written, but was called ${unexplained} times`);
          continue;
        }
        lost.set(prompt, successes + aborted);
        lostCalls += unexplained;
      }
      if (lostCalls > cap) violations.push(`${lostCalls} answers are missing, with at most ${cap} in flight`);
      return { lostCalls, violations };
    },
  };
}
