import { describe, expect, it } from 'vitest';
import { reason, watchedPace } from '../support/watchedPace.js';

type Watched = ReturnType<typeof watchedPace>;

const taken = (calls: number) => '.'.repeat(calls);

/** Sends one call every 10 ms, from 0 on: `.` is taken, `x` is refused. Returns when the last was sent. */
function sendEvenly({ start, accept, refuse }: Watched, calls: string, delayMs?: number): number {
  for (const [place, call] of [...calls].entries()) {
    const end = call === 'x' ? refuse : accept;
    end(10 * place, start(10 * place, 1), delayMs);
  }
  return 10 * (calls.length - 1);
}

/** The same as soon as each call may go. Returns when the last was sent. */
function sendPaced({ pace, start, accept, refuse }: Watched, calls: string, fromMs: number): number {
  let nowMs = fromMs;
  for (const call of calls) {
    nowMs += pace.waitMs(nowMs, 0);
    const end = call === 'x' ? refuse : accept;
    end(nowMs, start(nowMs, 1));
  }
  return nowMs;
}

/** A pace that has slowed down for what was more than chance, and when it did. */
function slowed(delayMs?: number) {
  const watched = watchedPace({ cap: 10 });
  const nowMs = sendEvenly(watched, `${taken(60)}xx.xx`, delayMs);
  return { ...watched, nowMs };
}

describe('CongestionControl', () => {
  describe('of a volley that is refused in part', () => {
    it('keeps to what was not refused, though the rest is taken: that was sent before', () => {
      const { pace, start, accept, refuse } = watchedPace({ cap: 50 });
      const volley = start(0, 20);
      refuse(5, volley.slice(0, 10));
      accept(20, volley.slice(10));

      expect(pace.cap).toBe(10);
    });

    it('keeps to what was not refused where those that were sent first are refused, as they arrived last', () => {
      const { pace, start, accept, refuse } = watchedPace({ cap: 50 });
      const volley = start(0, 20);
      refuse(20, volley.slice(0, 10));
      accept(1000, volley.slice(10));
      expect(pace.cap).toBe(10);

      accept(2000, start(1000, 10));
      expect(pace.cap).toBe(10);
    });

    it('does so where answers come as soon as refusals do', () => {
      const { pace, start, accept, refuse } = watchedPace({ cap: 50 });
      const volley = start(0, 20);
      for (let place = 0; place < 10; place += 1) {
        accept(20, volley.slice(10 + place, 11 + place));
        start(20, 1);
        refuse(20, volley.slice(place, place + 1));
      }

      expect(pace.cap).toBe(10);
    });

    it('does so though as many as any of the refused were sent with had been taken before', () => {
      const { pace, start, accept, refuse } = watchedPace({ cap: 50 });
      accept(20, start(0, 10));
      const volley = start(100, 15);
      accept(120, volley.slice(10));
      start(120, 5);
      refuse(120, volley.slice(0, 10));

      expect(pace.cap).toBe(5);
    });

    it('closes further where as few are refused again, as the rest arrived when there was room', () => {
      const { pace, start, accept, refuse, changes } = watchedPace({ cap: 50 });
      const volley = start(0, 20);
      refuse(20, volley.slice(10, 16));
      accept(40, [...volley.slice(0, 10), ...volley.slice(16)]);
      expect(pace.cap).toBe(14);

      accept(180, start(150, 8));
      refuse(205, start(200, 14).slice(10));
      expect(pace.cap).toBe(10);
      expect(changes).not.toContainEqual(expect.objectContaining({ type: 'paused' }));
    });

    it('has a call that was tried for too much where one that was sent just before it is refused', () => {
      const { pace, start, accept, refuse } = watchedPace({ cap: 50 });
      const volley = start(0, 20);
      refuse(20, volley.slice(10));
      accept(1000, volley.slice(0, 10));
      start(1000, 9);
      const before = start(1500, 1);
      expect(pace.waitMs(1500, 0)).toBe(0);
      accept(1520, start(1500, 1));
      refuse(1520, before);
      start(1600, 1);

      expect(pace.cap).toBe(10);
      expect(pace.waitMs(1650, 0)).toBe(370);
    });

    it.each([
      { isCrowded: true, cap: 11, how: 'one by one where there was no room' },
      { isCrowded: false, cap: 50, how: 'else all at once' },
    ])('opens again where one call more is taken, $how', ({ isCrowded, cap }) => {
      const { pace, start, accept, refuse } = watchedPace({ cap: 50 });
      const volley = start(0, 20);
      refuse(20, volley.slice(10), undefined, { isCrowded });
      expect(pace.cap).toBe(10);
      accept(1000, volley.slice(0, 10));

      const calls = start(1000, 10);
      expect(pace.waitMs(1500, 0)).toBe(0);
      accept(2000, [...calls, ...start(1500, 1)]);
      expect(pace.cap).toBe(cap);
    });

    it.each([
      { isCrowded: true, cap: 10, how: 'where there was no room' },
      { isCrowded: false, cap: 50, how: 'not where it may be a rate' },
    ])('does so in time where a call was taken with as many in flight, $how', ({ isCrowded, cap }) => {
      const { pace, start, accept, refuse } = watchedPace({ cap: 50 });
      accept(20, start(0, 20));
      for (let nowMs = 100; nowMs < 600; nowMs += 100) {
        const volley = start(nowMs, 20);
        refuse(nowMs + 20, volley.slice(10), undefined, { isCrowded });
        accept(nowMs + 20, volley.slice(0, 10));
      }

      expect(pace.cap).toBe(cap);
    });

    it('is followed by one call, and twice as many for each that is taken: it may be a rate all the same', () => {
      const { pace, start, accept, refuse } = watchedPace({ cap: 50 });
      const volley = start(0, 20);
      refuse(20, volley.slice(10));
      accept(20, volley.slice(0, 10));
      expect(pace.waitMs(50, 0)).toBe(0);
      const probe = start(50, 1);
      expect(pace.waitMs(50, 0)).toBeGreaterThan(0);

      accept(70, probe);
      expect(pace.waitMs(70, 0)).toBe(0);
      start(70, 1);
      expect(pace.waitMs(70, 0)).toBe(0);
      start(70, 1);
      expect(pace.waitMs(70, 0)).toBeGreaterThan(0);
    });

    it('waits for the fate of the last of it before more are sent', () => {
      const { pace, start, accept, refuse } = watchedPace({ cap: 50 });
      const volley = start(0, 19);
      start(30, 1);
      refuse(35, volley.slice(10));
      accept(40, volley.slice(0, 10));

      // The slowest refusal took 35 ms: half as long again, and a call is taken.
      expect(pace.waitMs(60, 0)).toBe(22.5);
      expect(pace.waitMs(83, 0)).toBe(0);
    });

    it('takes all its refusals for one, and pauses once where it is not their number', () => {
      const { pace, start, accept, refuse, changes } = watchedPace({ cap: 20 });
      accept(0, start(0, 10));
      refuse(20, start(20, 10));

      expect(changes).toEqual([{ type: 'paused', atMs: 20, untilMs: 270, reason }]);
      expect(pace.cap).toBe(20);
    });

    it('takes three in a row for chance where others behind them may be taken', () => {
      const { pace, start, accept, refuse, changes } = watchedPace({ cap: 50 });
      accept(0, start(0, 20));
      refuse(105, start(100, 20).slice(5, 8));
      start(160, 1);

      expect(pace.waitMs(160, 0)).toBe(0);
      expect(changes).toEqual([]);
    });
  });

  it('pauses at the second refusal in a row where no other call is on its way', () => {
    const { pace, start, refuse } = watchedPace({ cap: 20 });
    refuse(0, start(0, 1), 1000);
    expect(pace.waitMs(0, 0)).toBe(0);

    refuse(10, start(10, 1), 1000);
    expect(pace.waitMs(10, 0)).toBe(1000);
  });

  it('pauses again where the call behind a pause is refused, though some that were sent before were taken', () => {
    const { pace, start, accept, refuse } = watchedPace({ cap: 20 });
    const volley = start(0, 6);
    refuse(20, volley.slice(0, 4), 100);
    accept(30, volley.slice(4));
    expect(pace.waitMs(120, 0)).toBe(0);
    refuse(140, start(120, 1), 300);

    expect(pace.waitMs(140, 0)).toBe(300);
  });

  it.each([
    { delayMs: 5000, waitMs: 5000, how: 'at once where the server says for how long' },
    { delayMs: undefined, waitMs: 0, how: 'not at the first of them where it does not say' },
  ])('pauses for a refusal of all models $how', ({ delayMs, waitMs }) => {
    const { pace, start, accept, refuse } = watchedPace({ cap: 20 });
    accept(0, start(0, 10));
    refuse(10, start(10, 1), delayMs, { isOfProvider: true });

    expect(pace.waitMs(10, 0)).toBe(waitMs);
  });

  it('tells nothing of a pause that is over before another', () => {
    const { pace, start, refuse, changes } = watchedPace();
    pace.pause(0, 5000, { reason: 'down' });
    refuse(10, start(0, 1), 100, { isOfProvider: true });

    expect(changes).toEqual([{ type: 'paused', atMs: 0, untilMs: 5000, reason: 'down' }]);
  });

  it('pauses for a delay that the server names, not until the minute turns, though that is known to help', () => {
    const { pace, start, accept, refuse, changes } = watchedPace();
    const given = [0, 0, 0, 0];
    let nowMs = 0;
    for (; given[3] !== 20; nowMs += Math.max(500, pace.waitMs(nowMs, 0))) {
      const minute = Math.floor(nowMs / 60_000);
      const isTaken = (given[minute] ?? 0) < 20;
      if (isTaken) given[minute] = (given[minute] ?? 0) + 1;
      const end = isTaken ? accept : refuse;
      end(nowMs, start(nowMs, 1));
    }
    const told = changes.length;
    refuse(nowMs, start(nowMs, 1), 100);

    expect(changes.slice(told).map(({ type }) => type)).not.toContain('paused');
  });

  describe('with one call more than it has closed to', () => {
    function triesOneMore(delayMs?: number) {
      const watched = watchedPace({ cap: 50 });
      const { pace, start, accept, refuse } = watched;
      const volley = start(0, 20);
      refuse(5, volley.slice(10), delayMs);
      accept(20, volley.slice(0, 10));
      start(60, 10);
      expect([pace.cap, pace.waitMs(300, 0)]).toEqual([10, 0]);
      return { ...watched, more: start(300, 1) };
    }

    it.each([
      { delayMs: undefined },
      { delayMs: 10 },
    ])('waits longer for the next where it is refused, after a volley with the delay $delayMs', ({
      delayMs,
    }) => {
      const { pace, refuse, more } = triesOneMore(delayMs);
      refuse(310, more);

      expect([pace.cap, pace.waitMs(400, 0)]).toEqual([10, 410]);
    });

    it('knows that it is a rate where it is taken, and guesses it', () => {
      const { pace, start } = triesOneMore();
      expect([pace.waitMs(360, 0), pace.cap]).toEqual([0, 50]);
      start(360, 1);

      // 21 calls were taken in 360 ms.
      expect(pace.waitMs(360, 0)).toBeGreaterThan(10);
      expect(pace.waitMs(360, 0)).toBeLessThan(25);
    });
  });

  describe('of refusals between calls that are taken', () => {
    it('slows down without a pause where they are more than chance', () => {
      const { pace, changes, nowMs } = slowed();
      const waitMs = pace.waitMs(nowMs, 0);

      // A fifth less than 41 of 61 calls in 640 ms: the first 20 may have come from a full bucket.
      expect(waitMs).toBeGreaterThan(15);
      expect(waitMs).toBeLessThan(25);
      expect(pace.waitMs(nowMs + waitMs + 1, 0)).toBe(0);
      expect(changes).toEqual([]);
    });

    it('goes on as before while it tries how many are chance', () => {
      const watched = slowed();
      const { pace, changes } = watched;
      const triedMs = sendPaced(watched, taken(10), watched.nowMs);
      const gapMs = pace.waitMs(triedMs, 0);
      const laterMs = sendPaced(watched, 'xx.', triedMs);

      expect(pace.waitMs(laterMs, 0)).toBeCloseTo(gapMs, 6);
      expect(changes).toEqual([]);
    });

    it.each([
      { refused: 'x', title: 'a little for one', least: 1.02, most: 1.06 },
      { refused: 'xx', title: 'by a good deal for two in a row', least: 1.2, most: 2 },
    ])('slows down further behind that, $title', ({ refused, least, most }) => {
      const watched = slowed();
      const { pace, changes } = watched;
      const triedMs = sendPaced(watched, taken(60), watched.nowMs);
      const gapMs = pace.waitMs(triedMs, 0);
      const laterMs = sendPaced(watched, `${refused}.`, triedMs);

      const ratio = pace.waitMs(laterMs, 0) / gapMs;
      expect(ratio).toBeGreaterThan(least);
      expect(ratio).toBeLessThan(most);
      expect(changes).toEqual([]);
    });

    it('does not for one without a delay where those before named one', () => {
      const watched = slowed(1000);
      const triedMs = sendPaced(watched, taken(60), watched.nowMs);
      const gapMs = watched.pace.waitMs(triedMs, 0);
      const laterMs = sendPaced(watched, 'x.', triedMs);

      expect(watched.pace.waitMs(laterMs, 0)).toBeLessThan(gapMs);
    });

    const everyThird = [7, 10, 13, 16, 19, 22, 25, 28, 31];

    it.each([
      { refused: [1, 2, ...everyThird], isSlowed: true, title: 'two in a row, then every third' },
      { refused: everyThird, isSlowed: false, title: 'every third' },
      { refused: [1, 2, 31], isSlowed: false, title: 'two in a row, then one' },
    ])('remembers what was more than chance until there is a rate to slow down to: $title', ({
      refused,
      isSlowed,
    }) => {
      const { pace, start, accept, refuse } = watchedPace({ cap: 50 });
      for (let nowMs = 0; nowMs <= 300; nowMs += 30) {
        for (const call of start(nowMs, 3)) {
          const end = refused.includes(call.order) ? refuse : accept;
          end(nowMs, [call]);
        }
      }

      expect(pace.waitMs(300, 0) > 0).toBe(isSlowed);
    });

    it('counts none of them as taken', () => {
      const { pace, start, accept, refuse } = watchedPace({ cap: 20 });
      for (let nowMs = 0; nowMs < 1000; nowMs += 20) {
        accept(nowMs, start(nowMs, 1));
        refuse(nowMs + 10, start(nowMs + 10, 1), undefined, { isCrowded: true });
      }
      refuse(1000, start(1000, 1), 1, { isOfProvider: true });

      // 50 calls in a second, of which the first 20 may have come from a full bucket; more, as some refusals are chance.
      expect(pace.waitMs(1001, 0)).toBeGreaterThan(15);
      expect(pace.waitMs(1001, 0)).toBeLessThan(40);
    });
  });
});
