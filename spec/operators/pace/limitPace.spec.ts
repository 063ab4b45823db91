import { describe, expect, it } from 'vitest';
import { LimitPace } from '../../../src/operators/pace/limitPace.js';
import type { PacedCall } from '../../../src/operators/pace/pacedCall.js';
import { reason, watchedPace } from '../support/watchedPace.js';

describe('LimitPace', () => {
  it('lets as many calls go as its cap allows, and the next when one is over', () => {
    const { pace, start } = watchedPace({ cap: 3 });
    start(0, 3);
    expect(pace.waitMs(1000, 0)).toBe(Number.POSITIVE_INFINITY);

    pace.end();
    expect(pace.waitMs(1000, 0)).toBe(0);
  });

  it('begins with 20 calls, and lets more go when they are known to be taken', () => {
    const { pace, start } = watchedPace();
    start(0, 20);
    expect(pace.waitMs(0, 0)).toBe(50);
    expect(pace.waitMs(50, 0)).toBe(0);
  });

  it('sends none in the place of the first calls that are refused until the fate of all of them is known', () => {
    const { pace, start, accept, refuse } = watchedPace({ cap: 50 });
    const calls = start(0, 20);
    refuse(5, calls.slice(10, 12));
    expect(pace.waitMs(5, 0)).toBe(45);

    // Closes to what is not refused by now, which is too much until the last refusal is back.
    refuse(5, calls.slice(12, 16));
    accept(20, calls.slice(0, 4));
    expect(pace.waitMs(20, 0)).toBe(30);
    refuse(30, calls.slice(16));
    expect(pace.cap).toBe(10);
    expect(pace.waitMs(50, 0)).toBe(0);
  });

  it('knows what was answered to be taken though a call before it has failed', () => {
    const { pace, start, accept } = watchedPace();
    const [failed, ...others] = start(0, 100);
    if (failed !== undefined) pace.fail(failed, 10);
    accept(20, others);

    // A quarter of 99 may be on their way: the failed call and these.
    start(20, 23);
    expect(pace.waitMs(20, 0)).toBe(0);
    start(20, 1);
    expect(pace.waitMs(20, 0)).toBe(30);
  });

  it('keeps limits of its own on requests', () => {
    const { pace, start } = watchedPace({ rateLimit: { limit: 10, periodMs: 1000 } });
    start(0, 1);

    expect(pace.waitMs(0, 0)).toBe(75);
  });

  describe('with a limit of its own on tokens', () => {
    const tokenLimit = { limit: 1000, periodMs: 60_000 };

    it('corrects it by what was used', () => {
      const { pace } = watchedPace({ tokenLimit });
      const call = pace.start(0, 900);
      expect(pace.waitMs(1000, 200)).toBe(59_000);

      pace.accept(call, 1000, { tokens: 10 });
      expect(pace.waitMs(1000, 200)).toBe(0);
    });

    it('keeps the estimate where nobody says how many were used', () => {
      const { pace } = watchedPace({ tokenLimit });
      pace.accept(pace.start(0, 900), 1000);

      expect(pace.waitMs(1000, 200)).toBe(59_000);
    });

    it.each([
      { how: 'refused', end: (pace: LimitPace, call: PacedCall) => pace.refuse(call, 1000, { reason }) },
      { how: 'failed', end: (pace: LimitPace, call: PacedCall) => pace.fail(call, 1000) },
    ])('takes back what a call had taken that is $how', ({ end }) => {
      const { pace } = watchedPace({ tokenLimit });
      const call = pace.start(0, 900);
      end(pace, call);

      expect(pace.waitMs(1000, 200)).toBe(0);
    });
  });

  it('goes on as before when one call is refused', () => {
    const { pace, start, accept, refuse, changes } = watchedPace({ cap: 10 });
    accept(20, start(0, 10));
    refuse(40, start(20, 1), 60_000);

    expect(pace.waitMs(40, 0)).toBe(0);
    expect(changes).toEqual([]);
  });

  it('goes on as before when one call in twenty is refused by chance', () => {
    const { pace, start, accept, refuse, changes } = watchedPace({ cap: 10 });
    for (let nowMs = 0; nowMs < 20_000; nowMs += 10) {
      const [call] = start(nowMs, 1);
      if (call === undefined) continue;
      if (call.order % 20 === 0) refuse(nowMs, [call], 1000);
      else accept(nowMs, [call]);
    }

    expect(pace.waitMs(20_000, 0)).toBe(0);
    expect(changes.filter(({ type }) => type === 'paused')).toEqual([]);
  });

  it('closes to what was taken where everything above a number at once is refused, and pauses nobody', () => {
    const { pace, start, refuse, changes } = watchedPace({ cap: 20 });
    const volley = start(0, 20);
    refuse(20, volley.slice(10));

    expect(pace.cap).toBe(10);
    expect(changes.map(({ type }) => type)).not.toContain('paused');
    expect(pace.waitMs(20, 0)).toBe(30);
  });

  it('pauses for the delay of the server where refusal follows upon refusal, and tells when that is over', () => {
    const { pace, start, refuse, changes } = watchedPace({ cap: 20 });
    refuse(20, start(0, 10), 5000);

    expect(pace.waitMs(20, 0)).toBe(5000);
    expect(changes.map(({ type }) => type)).not.toContain('resumed');
    expect(pace.waitMs(5020, 0)).toBe(0);
    expect(changes.filter(({ type }) => type !== 'cap')).toEqual([
      { type: 'paused', atMs: 20, untilMs: 5020, reason },
      { type: 'resumed' },
    ]);
  });

  it('makes the pause longer where another refusal of the volley asks for that', () => {
    const { pace, start, refuse, changes } = watchedPace({ cap: 20 });
    const volley = start(0, 10);
    refuse(20, volley.slice(0, 5), 1000);
    refuse(30, volley.slice(5), 5000);

    expect(pace.waitMs(30, 0)).toBe(5000);
    expect(changes.filter(({ type }) => type === 'paused')).toHaveLength(2);
  });

  it('pauses again, for longer, where the one call behind the pause is refused', () => {
    const { pace, start, refuse } = watchedPace({ cap: 20 });
    const [first, ...rest] = start(0, 4);
    if (first) refuse(20, [first, ...rest], 100);
    expect(pace.waitMs(120, 0)).toBe(0);
    const probe = start(120, 1);
    expect(pace.waitMs(120, 0)).toBeGreaterThan(0);
    refuse(140, probe, 300);

    expect(pace.waitMs(140, 0)).toBe(300);
  });

  it('slows down to what was accepted where it is not the number at once, and speeds up again in time', () => {
    const { pace, start, accept, refuse } = watchedPace({ cap: 5 });
    let nowMs = 0;
    const send = (isRefused: boolean) => {
      const calls = start(nowMs, 1);
      if (isRefused) refuse(nowMs, calls);
      else accept(nowMs, calls);
    };
    for (; nowMs < 1000; nowMs += 10) send(false);
    for (let refusal = 0; refusal < 4; refusal += 1) send(true);
    const callsWithin = (ms: number) => {
      const endMs = nowMs + ms;
      let calls = 0;
      for (; nowMs < endMs; nowMs += Math.max(0.5, pace.waitMs(nowMs, 0))) {
        send(false);
        calls += 1;
      }
      return calls;
    };
    nowMs += pace.waitMs(nowMs, 0);
    const slow = callsWithin(500);
    expect(slow).toBeLessThan(60);

    callsWithin(60_000);
    expect(callsWithin(500)).toBeGreaterThan(3 * slow);
  });

  it('pauses at the first refusal where a server gives 20 calls in each minute, once that is known', () => {
    const { pace, start, accept, refuse } = watchedPace();
    const taken = [0, 0, 0, 0, 0];
    const refused = [0, 0, 0, 0, 0];
    for (let nowMs = 0; nowMs < 300_000; nowMs += Math.max(500, pace.waitMs(nowMs, 0))) {
      const minute = Math.floor(nowMs / 60_000);
      const isTaken = (taken[minute] ?? 0) < 20;
      const counts = isTaken ? taken : refused;
      counts[minute] = (counts[minute] ?? 0) + 1;
      const end = isTaken ? accept : refuse;
      end(nowMs, start(nowMs, 1));
    }

    expect(taken.slice(2)).toEqual([20, 20, 20]);
    expect(Math.max(...refused.slice(2))).toBe(1);
  });

  it('stays within its number at once for certain where this machine has no room for more', () => {
    const { pace, start } = watchedPace({ cap: 10 });
    const [call] = start(0, 4);
    if (call) pace.refuse(call, 0, { reason: 'EMFILE', isAtOnce: true });

    expect(pace.cap).toBe(3);
  });

  it('never has more on their way than its cap, whatever it would like to try', () => {
    const { pace, start } = watchedPace({ cap: 20 });
    const calls = start(0, 20);
    const [call] = calls.slice(-1);
    if (call) pace.refuse(call, 0, { reason: 'EMFILE', isAtOnce: true });
    expect(pace.cap).toBe(19);

    expect(pace.waitMs(60_000, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  describe('refused because it is crowded', () => {
    const refusals = (isCrowded: boolean, every: number) => {
      const { pace, start, accept, changes } = watchedPace({ cap: 20 });
      accept(0, start(0, 20));
      let waitedMs = 0;
      for (let call = 1; call <= 400; call += 1) {
        waitedMs += pace.waitMs(10 * call, 0);
        const sent = start(10 * call, 1);
        if (call % every !== 0) accept(10 * call, sent);
        else for (const refused of sent) pace.refuse(refused, 10 * call, { reason, isCrowded });
        if (call % every === 0) pace.end();
      }
      return { waitedMs, cap: pace.cap, told: changes.map(({ type }) => type) };
    };

    it.each([1, 2, 4])('neither slows down nor pauses where one in %i is', (every) => {
      expect(refusals(true, every)).toEqual({ waitedMs: 0, cap: 20, told: [] });
    });

    it('closes where calls above what was taken are refused, though others between them are taken', () => {
      const { pace, start, accept } = watchedPace({ cap: 100 });
      accept(20, start(0, 20));
      const refused = start(20, 40).filter((_, index) => index >= 20 && index % 2 === 1);
      for (const call of refused) {
        pace.refuse(call, 30, { reason, isCrowded: true });
        pace.end();
      }

      expect(pace.cap).toBe(30);
    });

    it.each([1, 2])('does so for any other reason, where one in %i is', (every) => {
      expect(refusals(false, every).waitedMs).toBeGreaterThan(0);
    });
  });

  it('starts no call before the end of a pause from outside, and one behind it', () => {
    const { pace, start, changes } = watchedPace({ cap: 10 });
    pace.pause(100, 600, { reason: 'down' });
    pace.pause(100, 500, { reason: 'down' });

    expect(pace.waitMs(100, 0)).toBe(500);
    expect(pace.waitMs(600, 0)).toBe(0);
    start(600, 1);
    expect(pace.waitMs(600, 0)).toBe(50);
    expect(changes.filter(({ type }) => type === 'paused')).toHaveLength(1);
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

    it.each([
      { left: 'no request', allowance: { requests }, isForetold: true },
      { left: 'a request', allowance: { requests: { ...requests, remaining: 1 } }, isForetold: false },
      { left: 'too few tokens', allowance: { tokens: { ...requests, remaining: 9 } }, isForetold: true },
      { left: 'enough tokens', allowance: { tokens: { ...requests, remaining: 10 } }, isForetold: false },
      { left: 'nobody knows what', allowance: undefined, isForetold: false },
    ])('takes any number of refusals that say so for foretold, of calls that knew nothing: $left', ({
      allowance,
      isForetold,
    }) => {
      const { pace, changes } = watchedPace({ cap: 20 });
      for (const call of Array.from({ length: 20 }, () => pace.start(0, 10))) {
        pace.refuse(call, 10, { reason, allowance, delayMs: 7000 });
        pace.end();
      }

      expect(changes.some(({ type }) => type === 'paused')).toBe(!isForetold);
    });

    it('does not take them for foretold of calls that were sent in spite of it', () => {
      const { pace, start, accept, changes } = watchedPace({ cap: 20 });
      accept(0, start(0, 20));
      pace.accept(pace.start(0, 0), 0, { allowance: { requests: { ...requests, remaining: 50 } } });
      for (const call of start(0, 20)) {
        pace.refuse(call, 10, { reason, allowance: { requests }, delayMs: 7000 });
        pace.end();
      }

      expect(changes.some(({ type }) => type === 'paused')).toBe(true);
    });

    it('takes a few refusals that say so as foretold', () => {
      const { pace, start, accept, changes } = watchedPace({ cap: 20 });
      accept(0, start(0, 40));
      for (const call of start(0, 2)) pace.refuse(call, 10, { reason, allowance: { requests } });

      expect(changes.filter(({ type }) => type === 'paused')).toEqual([]);
      expect(pace.waitMs(10, 1)).toBeLessThan(700);
    });
  });

  it.each([
    { options: { cap: 0 }, message: 'cap must be positive, got 0' },
    { options: { cap: Number.NaN }, message: 'cap must be positive, got NaN' },
    { options: { rateLimit: { limit: 0, periodMs: 1 } }, message: 'limit must be positive, got 0' },
    { options: { tokenLimit: { limit: 1, periodMs: 0 } }, message: 'periodMs must be positive, got 0' },
    { options: { factor: 0 }, message: 'factor must be 1 or more, got 0' },
  ])('refuses $options', ({ options, message }) => {
    expect(() => new LimitPace(options)).toThrow(new RangeError(message));
  });
});
