import { describe, expect, it } from 'vitest';
import {
  type PaceChange,
  type PacedCall,
  ProviderPace,
  type ProviderPaceOptions,
} from '../../../src/operators/pace/providerPace.js';

const reason = '429';

/** A pace without chance, and what it tells of its changes. */
function watchedPace(options: ProviderPaceOptions = {}) {
  const pace = new ProviderPace({ random: () => 0, ...options });
  const changes: PaceChange[] = [];
  pace.changes.subscribe((change) => changes.push(change));
  /** Starts that many calls at once, whatever the pace says. */
  const start = (nowMs: number, calls: number) => Array.from({ length: calls }, () => pace.start(nowMs, 0));
  const accept = (nowMs: number, calls: readonly PacedCall[]) => {
    for (const call of calls) {
      pace.accept(call, nowMs);
      pace.end();
    }
  };
  const refuse = (nowMs: number, calls: readonly PacedCall[], delayMs?: number) => {
    for (const call of calls) {
      pace.refuse(call, nowMs, { reason, delayMs });
      pace.end();
    }
  };
  /** How many calls it lets go at once. */
  const roomAt = (nowMs: number) => {
    const calls: PacedCall[] = [];
    while (pace.waitMs(nowMs, 0) === 0) calls.push(...start(nowMs, 1));
    for (const _ of calls) pace.end();
    return calls.length;
  };
  return { pace, changes, start, accept, refuse, roomAt };
}

describe('ProviderPace', () => {
  it('holds nobody back when nothing bounds it', () => {
    const { pace, start } = watchedPace();
    start(0, 10_000);

    expect(pace.waitMs(0, 1_000_000)).toBe(0);
  });

  it('lets as many calls go as its cap allows, and the next when one is over', () => {
    const { pace, start } = watchedPace({ cap: 3 });
    start(0, 3);
    expect(pace.waitMs(0, 0)).toBe(Number.POSITIVE_INFINITY);

    pace.end();
    expect(pace.waitMs(0, 0)).toBe(0);
  });

  it('keeps limits of its own on requests', () => {
    const { pace, start } = watchedPace({ rateLimit: { limit: 10, periodMs: 1000 } });
    start(0, 1);

    expect(pace.waitMs(0, 0)).toBe(75);
  });

  it('keeps limits of its own on tokens, and corrects them by what was used', () => {
    const { pace } = watchedPace({ tokenLimit: { limit: 1000, periodMs: 60_000 } });
    const call = pace.start(0, 900);
    expect(pace.waitMs(1000, 200)).toBe(59_000);

    pace.accept(call, 1000, { tokens: 10 });
    expect(pace.waitMs(1000, 200)).toBe(0);
  });

  it('keeps the estimate where nobody says how many tokens were used', () => {
    const { pace } = watchedPace({ tokenLimit: { limit: 1000, periodMs: 60_000 } });
    pace.accept(pace.start(0, 900), 1000);

    expect(pace.waitMs(1000, 200)).toBe(59_000);
  });

  describe('refused', () => {
    it.each([
      { title: 'never undercuts the delay of the server', delayMs: 7000, chance: 0, waitMs: 7000 },
      { title: 'adds up to a tenth of it by chance', delayMs: 7000, chance: 1, waitMs: 7700 },
      { title: 'adds a second at most', delayMs: 60_000, chance: 1, waitMs: 61_000 },
      {
        title: 'backs off by itself where the server says nothing',
        delayMs: undefined,
        chance: 0,
        waitMs: 1000,
      },
      { title: 'takes the jitter off its own delay', delayMs: undefined, chance: 1, waitMs: 750 },
    ])('$title', ({ delayMs, chance, waitMs }) => {
      const { pace, start, refuse } = watchedPace({ random: () => chance });
      refuse(5, start(0, 1), delayMs);

      expect(pace.waitMs(5, 0)).toBe(waitMs);
      expect(pace.waitMs(4 + waitMs, 0)).toBe(1);
      expect(pace.waitMs(5 + waitMs, 0)).toBe(0);
    });

    it('backs off for longer with every pause, until a call is accepted', () => {
      const { pace, start, accept, refuse } = watchedPace();
      refuse(0, start(0, 1));
      refuse(2000, start(2000, 1));
      expect(pace.waitMs(2000, 0)).toBe(2000);
      refuse(5000, start(5000, 1));
      expect(pace.waitMs(5000, 0)).toBe(4000);

      accept(10_000, start(10_000, 1));
      refuse(11_000, start(11_000, 1));
      expect(pace.waitMs(11_000, 0)).toBe(1000);
    });

    it('backs off along the curve it is given', () => {
      const { pace, start, refuse } = watchedPace({ initialDelayMs: 10, factor: 5, maxDelayMs: 40 });
      refuse(0, start(0, 1));
      expect(pace.waitMs(0, 0)).toBe(10);

      refuse(100, start(100, 1));
      expect(pace.waitMs(100, 0)).toBe(40);
    });

    it('makes one pause and one cut of a refused volley of 100', () => {
      let chance = 0;
      const random = () => {
        chance = (chance + 0.37) % 1;
        return chance;
      };
      const { start, refuse, changes } = watchedPace({ cap: 100, random });
      const volley = start(0, 100);
      for (const [index, call] of volley.entries()) refuse(1 + (index % 10), [call], 1000);

      expect(changes).toEqual([
        { type: 'cap', cap: 80 },
        { type: 'paused', untilMs: 1038, reason },
      ]);
    });

    it('makes one pause of a volley that is refused without a delay', () => {
      const { pace, start, accept, refuse, changes } = watchedPace({ cap: 100 });
      const volley = start(0, 100);
      refuse(1, volley.slice(0, 50));
      accept(200, volley.slice(50, 60));
      refuse(300, volley.slice(60));

      expect(changes).toEqual([
        { type: 'cap', cap: 80 },
        { type: 'paused', untilMs: 1001, reason },
      ]);
      expect(pace.waitMs(1001, 0)).toBe(0);
    });

    it('makes the pause longer where another refusal of the volley asks for that', () => {
      const { start, refuse, changes, pace } = watchedPace({ cap: 10 });
      const [first, second, third] = start(0, 3);
      if (first) refuse(1, [first], 1000);
      if (second) refuse(2, [second], 5000);
      if (third) refuse(3, [third], 2000);

      expect(changes.filter(({ type }) => type === 'paused')).toMatchObject([
        { untilMs: 1001 },
        { untilMs: 5002 },
      ]);
      expect(pace.cap).toBe(8);
    });

    it('cuts the cap again for a call that was sent behind the pause', () => {
      const { pace, start, refuse } = watchedPace({ cap: 20 });
      refuse(1, start(0, 20), 1000);
      refuse(1200, start(1100, 2), 1000);

      expect(pace.cap).toBe(12);
      expect(pace.waitMs(1200, 0)).toBe(1000);
    });

    it('does not take what was sent before a pause for news when it comes late', () => {
      const { pace, start, refuse } = watchedPace({ cap: 20 });
      const [early, late] = start(0, 2);
      if (early) refuse(1, [early], 100);
      if (late) refuse(500, [late], 100);

      expect(pace.cap).toBe(16);
      expect(pace.waitMs(500, 0)).toBe(100);
    });

    it('falls from the calls in flight where it had no cap', () => {
      const { pace, start, refuse } = watchedPace();
      refuse(1, start(0, 50), 1000);

      expect(pace.cap).toBe(40);
    });

    it('climbs back, by calls that use it in full, and never above the cap', () => {
      const { pace, start, accept, refuse, changes } = watchedPace({ cap: 20 });
      refuse(1, start(0, 20), 1000);
      const inFlight: PacedCall[] = [];
      for (let nowMs = 2000; nowMs < 2500; nowMs += 1) {
        while (pace.waitMs(nowMs, 0) === 0) inFlight.push(...start(nowMs, 1));
        accept(nowMs, inFlight.splice(0, 1));
      }

      expect(pace.cap).toBe(20);
      expect(changes.filter(({ type }) => type === 'cap')).toEqual(
        [16, 17, 18, 19, 20].map((cap) => ({ type: 'cap', cap })),
      );
    });

    it('does not climb by calls that were sent before the pause', () => {
      const { pace, start, accept, refuse } = watchedPace({ cap: 100 });
      const volley = start(0, 100);
      refuse(1, volley.slice(0, 1), 1000);
      accept(200, volley.slice(1));

      expect(pace.cap).toBe(80);
    });
  });

  it('does not fall by calls that end in any other way', () => {
    const { pace, start, changes } = watchedPace({ cap: 20 });
    for (const _ of start(0, 20)) pace.end();

    expect(pace.cap).toBe(20);
    expect(changes).toEqual([]);
  });

  describe('behind a pause', () => {
    it('starts with as many calls as were in flight and not refused', () => {
      const { start, accept, refuse, roomAt } = watchedPace({ cap: 100 });
      const volley = start(0, 100);
      refuse(1, volley.slice(10), 1000);
      accept(200, volley.slice(0, 10));

      expect(roomAt(1001)).toBe(10);
    });

    it('starts with one call where all were refused, and one more for each that is accepted', () => {
      const { start, accept, refuse, roomAt } = watchedPace({ cap: 100 });
      refuse(1, start(0, 100), 1000);

      const rooms = [1001, 1002, 1003, 1004].map((nowMs) => {
        const room = roomAt(nowMs);
        accept(nowMs, start(nowMs, room));
        return room;
      });
      expect(rooms).toEqual([1, 2, 4, 8]);
    });

    it('does not start further calls for failures of another kind', () => {
      const { pace, start, refuse, roomAt } = watchedPace({ cap: 100 });
      refuse(1, start(0, 100), 1000);
      start(1001, 1);
      pace.end();

      expect(roomAt(1002)).toBe(1);
    });
  });

  describe('paused from outside', () => {
    it('starts no call before that, and one after it', () => {
      const { pace, changes, roomAt } = watchedPace({ cap: 10 });
      pace.pause(100, 600, { reason: 'down' });

      expect(pace.waitMs(100, 0)).toBe(500);
      expect(roomAt(600)).toBe(1);
      expect(pace.cap).toBe(10);
      expect(changes).toEqual([{ type: 'paused', untilMs: 600, reason: 'down' }]);
    });

    it('does not become shorter', () => {
      const { pace, changes } = watchedPace();
      pace.pause(0, 600, { reason: 'down' });
      pace.pause(0, 500, { reason: 'down' });
      pace.pause(0, 600, { reason: 'down' });

      expect(pace.waitMs(0, 0)).toBe(600);
      expect(changes).toHaveLength(1);
    });
  });

  describe('told what is left', () => {
    const requests = { limit: 100, remaining: 0, resetMs: 10_000 };

    it.each([
      { title: 'requests', allowance: { requests } },
      { title: 'tokens', allowance: { tokens: requests } },
    ])('slows down before a refusal comes, for $title', ({ allowance }) => {
      const { pace } = watchedPace();
      pace.accept(pace.start(0, 1), 0, { allowance });

      expect(pace.waitMs(0, 1)).toBeGreaterThan(590);
      expect(pace.waitMs(700, 1)).toBe(0);
    });

    it('heeds what a refusal says, and keeps to the delay, too', () => {
      const { pace } = watchedPace();
      pace.refuse(pace.start(0, 1), 0, { reason, delayMs: 100, allowance: { requests } });
      pace.end();

      expect(pace.waitMs(0, 1)).toBe(100);
      expect(pace.waitMs(100, 1)).toBeGreaterThan(490);
    });

    it('goes by that, and not by the rate it has learned', () => {
      const { pace, start, accept, refuse } = watchedPace();
      refuse(0, start(0, 1), 10);
      for (let nowMs = 1000; nowMs < 31_000; nowMs += 1000) accept(nowMs, start(nowMs, 1));
      refuse(31_000, start(31_000, 1), 10);
      accept(32_000, start(32_000, 2));
      expect(pace.waitMs(32_000, 0)).toBeGreaterThan(900);

      const allowance = { requests: { limit: 100, remaining: 90, resetMs: 100 } };
      pace.accept(pace.start(32_000, 0), 32_000, { allowance });
      pace.end();
      expect(pace.waitMs(32_000, 0)).toBe(0);
    });
  });

  it.each([
    { options: { cap: 0 }, message: 'cap must be positive, got 0' },
    { options: { cap: -5 }, message: 'cap must be positive, got -5' },
    { options: { cap: Number.NaN }, message: 'cap must be positive, got NaN' },
    { options: { rateLimit: { limit: 0, periodMs: 1 } }, message: 'limit must be positive, got 0' },
    { options: { tokenLimit: { limit: 1, periodMs: 0 } }, message: 'periodMs must be positive, got 0' },
    { options: { factor: 0 }, message: 'factor must be 1 or more, got 0' },
  ])('refuses $options', ({ options, message }) => {
    expect(() => new ProviderPace(options)).toThrow(new RangeError(message));
  });

  it('does not hammer a server that asks for a moment, again and again, and accepts nothing', () => {
    const pace = new ProviderPace({ random: () => 0 });
    let nowMs = 0;
    const waits = Array.from({ length: 8 }, () => {
      const call = pace.start(nowMs, 0);
      pace.refuse(call, nowMs, { delayMs: 1, reason: 'busy' });
      pace.end();
      const waitMs = pace.waitMs(nowMs, 0);
      nowMs += waitMs;
      return waitMs;
    });

    expect(waits).toEqual([1, 1, 1, 1, 1, 1000, 2000, 4000]);
  });
});
