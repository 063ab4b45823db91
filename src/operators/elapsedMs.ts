/**
 * Milliseconds since a moment that `process.hrtime` told, or since some moment in the past, on a clock that never jumps. Not
 * by `performance`, which Node takes a millisecond to load.
 */
export function elapsedMs(since?: [number, number]): number {
  const [seconds, nanoseconds] = process.hrtime(since);
  return seconds * 1e3 + nanoseconds / 1e6;
}
