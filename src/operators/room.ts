import type { Pace } from './pace/pace.js';
import type { PaceReports } from './pace/pacedCall.js';

/**
 * How many calls there is room for just now, where that changes while a run goes on: those who make them come and go.
 * Calls that are on their way when there is less room go on; the next one waits until there is some again.
 *
 * @example
 * const room = new Room();
 * const gate = new Gate({ paceOf: () => room.pace(pace) });
 * complete(request).pipe(reportToPace(room.reports(pace)), throughGate(gate, { key: 'vllm' }));
 * room.places = 8;
 * gate.admit();
 */
export class Room {
  /** Calls at once. */
  places = 0;
  #taken = 0;

  /** The same pace, which has a call wait while there is no room. */
  pace(pace: Pace): Pace {
    return {
      waitMs: (nowMs, tokens) =>
        this.#taken >= this.places ? Number.POSITIVE_INFINITY : pace.waitMs(nowMs, tokens),
    };
  }

  /** The same reports, of which the room counts the calls that are on their way. */
  reports<Call>(reports: PaceReports<Call>): PaceReports<Call> {
    return {
      start: (nowMs, tokens) => {
        this.#taken += 1;
        return reports.start(nowMs, tokens);
      },
      accept: (call, nowMs, acceptance) => reports.accept(call, nowMs, acceptance),
      refuse: (call, nowMs, refusal) => reports.refuse(call, nowMs, refusal),
      fail: (call, nowMs) => reports.fail(call, nowMs),
      end: () => {
        this.#taken -= 1;
        reports.end();
      },
    };
  }
}
