/** Says when the next call of one key may start. */
export interface Pace {
  /**
   * Milliseconds from `nowMs` until a call of `tokens` may start: `0` is now, `Infinity` not before another call ends.
   */
  waitMs(nowMs: number, tokens: number): number;
}
