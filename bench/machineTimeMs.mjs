// @ts-check

/**
 * Milliseconds on the machine's monotonic clock, fractions included. Every process of the machine reads the same one,
 * so moments of the server, of the program and of the benchmark can be subtracted from each other.
 *
 * @returns {number}
 */
export function machineTimeMs() {
  return Number(process.hrtime.bigint()) / 1e6;
}
