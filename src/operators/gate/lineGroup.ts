import type { Pace } from '../pace/pace.js';
import { UNPACED } from '../pace/unpaced.js';
import { positive } from '../positive.js';
import type { GateGroup } from './gateOptions.js';
import type { WaitingCall, WaitingLine } from './waitingLine.js';

/** Who may go, or how long nobody may, in milliseconds. */
export type Turn = { readonly line: WaitingLine; readonly call: WaitingCall } | { readonly waitMs: number };

/** The lines of keys that share a pace and permits. */
export class LineGroup {
  /** Permits that are left. */
  free: number;
  /** When it was served last, counted in calls of the gate. */
  servedAt = 0;
  readonly #pace: Pace;
  readonly #lines: WaitingLine[] = [];

  /** Throws `RangeError` for permits that are not positive. */
  constructor({ permits = Infinity, pace = UNPACED }: GateGroup) {
    this.free = positive('permits', permits);
    this.#pace = pace;
  }

  add(line: WaitingLine): void {
    this.#lines.push(line);
  }

  /** Of the lines that can go, the one whose first call has the lowest position. */
  turn(nowMs: number): Turn {
    let waitMs = Infinity;
    let next: { readonly line: WaitingLine; readonly call: WaitingCall } | undefined;
    for (const line of this.#lines) {
      const call = line.first;
      if (call === undefined || (next !== undefined && next.call.position <= call.position)) continue;
      const lineMs = Math.max(this.#pace.waitMs(nowMs, call.tokens), line.pace.waitMs(nowMs, call.tokens));
      if (lineMs > 0) waitMs = Math.min(waitMs, lineMs);
      else next = { line, call };
    }
    return next ?? { waitMs };
  }
}
