// @ts-check

/** How often progress is drawn, in milliseconds, and what begins a frame. */
const EVERY_MS = 500;
const FRAME = '\x1b[?2026h';

/**
 * @typedef {object} Drawing
 * @property {number} frames
 * @property {number} cpuMs processor time of all looks at the run: counting, drawing, writing
 * @property {number} loadingMs the same from the first look to the first frame, in which what draws is loaded. What
 *   rows take meanwhile is in it: only of a run that waits does it tell anything
 */

/**
 * Measures from now on what this process spends on drawing progress. From the outside it cannot be seen: two runs differ
 * by more than that.
 *
 * @returns {() => Drawing}
 */
export function drawingTime() {
  let frames = 0;
  let lookingMs = 0;
  let loadingMs = 0;
  /** @type {number | undefined} */
  let firstLookMs;
  const start = globalThis.setInterval;
  globalThis.setInterval = /** @type {typeof start} */ (
    /** @param {(...args: any[]) => void} look @param {number} [ms] @param {any[]} args */
    (look, ms, ...args) => start(ms === EVERY_MS ? timed(look) : look, ms, ...args)
  );
  const write = process.stderr.write;
  process.stderr.write = /** @type {typeof write} */ (
    /** @param {any[]} args */
    (...args) => {
      if (String(args[0]).startsWith(FRAME)) {
        frames += 1;
        if (frames === 1 && firstLookMs !== undefined) loadingMs = cpuMs() - firstLookMs;
      }
      return Reflect.apply(write, process.stderr, args);
    }
  );
  return () => ({ frames, cpuMs: lookingMs, loadingMs });

  /** @param {(...args: any[]) => void} look */
  function timed(look) {
    return (/** @type {any[]} */ ...args) => {
      const fromMs = cpuMs();
      firstLookMs ??= fromMs;
      look(...args);
      lookingMs += cpuMs() - fromMs;
    };
  }
}

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
