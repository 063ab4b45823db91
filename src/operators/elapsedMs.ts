/**
 * Milliseconds since a moment that `process.hrtime` told, or since some moment in the past, on a clock that never jumps. Not
 * by `performance`, which Node takes a millisecond to load.
 */
export function elapsedMs(since?: [number, number]): number {
  // By place: every row asks several times, and taking an array apart is a call of its iterator for each part.
  const time = process.hrtime(since);
  return time[0] * 1e3 + time[1] / 1e6;
}
