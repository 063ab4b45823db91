// Limits that change while the lane runs: `concurrency` is an Observable. Here a lane of 2 calls by day and 8 by night,
// with a day of 120 ms. Run it with: node examples/quietHours.mjs

import { mergeLane } from 'parallamr/operators';
import { delay, finalize, map, of, range, tap, timer } from 'rxjs';

const HOUR_MS = 5;

/** Calls at once: 8 from midnight until eight o'clock, then 2, again every day. */
const callsAtOnce = timer(0, HOUR_MS).pipe(map((hour) => (hour % 24 < 8 ? 8 : 2)));

let inFlight = 0;
/** @type {Record<number, number>} */
const most = { 2: 0, 8: 0 };
let allowed = 8;

/** A call of 10 ms, and how many of them there are at once. */
const call = (/** @type {number} */ question) => {
  inFlight += 1;
  most[allowed] = Math.max(most[allowed] ?? 0, inFlight);
  return of(`answer ${question}`).pipe(
    delay(10),
    finalize(() => {
      inFlight -= 1;
    }),
  );
};

range(1, 100)
  .pipe(mergeLane(call, { concurrency: callsAtOnce.pipe(tap((calls) => (allowed = calls))) }))
  .subscribe({ complete: () => console.log(`by night at most ${most[8]} at once, and all 100 answered`) });
