import { describe, expect, it } from 'vitest';
import { CallsAtOnce } from '../../../src/operators/pace/callsAtOnce.js';

describe('CallsAtOnce', () => {
  it('allows the most it may, and one at least', () => {
    expect(new CallsAtOnce(5).value).toBe(5);
    expect(new CallsAtOnce(Number.POSITIVE_INFINITY).value).toBe(Number.POSITIVE_INFINITY);
    expect(new CallsAtOnce(0.5).value).toBe(1);
  });

  it('has 20 calls on their way that are not known to be taken, then a quarter of what was', () => {
    const atOnce = new CallsAtOnce(1000);
    const volleys = [0, 10, 20, 40, 200].map((taken) => {
      const opening = new CallsAtOnce(1000);
      for (let call = 0; call < taken; call += 1) opening.take(0, 1);
      return opening.volley;
    });

    expect(volleys).toEqual([20, 20, 20, 20, 50]);
    atOnce.close(0, { to: 10, refused: 11 });
    expect(atOnce.volley).toBe(Number.POSITIVE_INFINITY);
    const refuted = new CallsAtOnce(1000);
    refuted.refute(0);
    expect(refuted.volley).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    { taken: 20, tookMs: 50, volley: 20 },
    { taken: 21, tookMs: 26, volley: 21 },
    { taken: 40, tookMs: 26, volley: 40 },
    { taken: 50, tookMs: 26, volley: 50 },
    { taken: 100, tookMs: 50, volley: 50 },
    { taken: 400, tookMs: 50, volley: 100 },
    { taken: 40, tookMs: 25, volley: 20 },
  ])('has $volley calls on their way that are not known to be taken, where $taken were after $tookMs ms', ({
    taken,
    tookMs,
    volley,
  }) => {
    const atOnce = new CallsAtOnce(1000);
    for (let call = 0; call < taken; call += 1) atOnce.take(100, 1, 100 - tookMs);

    expect(atOnce.volley).toBe(volley);
  });

  it.each([
    { most: 1000, volley: 20 },
    { most: 10_000, volley: 200 },
    { most: Number.POSITIVE_INFINITY, volley: 20 },
  ])('has $volley calls on their way to begin with, where $most may be', ({ most, volley }) => {
    expect(new CallsAtOnce(most).volley).toBe(volley);
  });

  it('has one more wait until a call ends', () => {
    const atOnce = new CallsAtOnce(20);

    expect(atOnce.waitMs(0, 19)).toBe(0);
    expect(atOnce.waitMs(0, 20)).toBe(Number.POSITIVE_INFINITY);
    expect(atOnce.overstep(0, 21)).toBe(false);
  });

  describe('closed below a refused call', () => {
    function closed() {
      const atOnce = new CallsAtOnce(100);
      atOnce.close(0, { to: 10, refused: 11 });
      return atOnce;
    }

    it('allows what is left, and one less for each further refusal of that volley, but one at least', () => {
      const atOnce = closed();
      expect(atOnce.value).toBe(10);
      atOnce.closeFurther();
      expect(atOnce.value).toBe(9);
      for (let further = 0; further < 20; further += 1) atOnce.closeFurther();
      expect(atOnce.value).toBe(1);
    });

    it('tries one call more after a while, and waits twice as long where that is refused', () => {
      const atOnce = closed();
      expect(atOnce.waitMs(0, 10)).toBe(250);
      expect(atOnce.waitMs(250, 10)).toBe(0);
      expect(atOnce.waitMs(250, 11)).toBe(Number.POSITIVE_INFINITY);
      expect(atOnce.value).toBe(10);

      expect(atOnce.overstep(270, 11)).toBe(true);
      expect(atOnce.overstep(270, 12)).toBe(false);
      expect(atOnce.waitMs(270, 10)).toBe(500);
    });

    it('is refuted by a call that is taken above the line', () => {
      const atOnce = closed();

      expect(atOnce.take(300, 5)).toBe(false);
      expect(atOnce.take(300, 10)).toBe(false);
      expect(atOnce.take(300, 11)).toBe(true);
      expect(atOnce.value).toBe(100);
    });

    it('is not refuted by a call within it, with however few the first one was refused', () => {
      const atOnce = new CallsAtOnce(100);
      atOnce.close(0, { to: 10, refused: 4 });

      expect([4, 10].map((inFlight) => atOnce.take(300, inFlight))).toEqual([false, false]);
      expect(atOnce.value).toBe(10);
      expect(atOnce.take(300, 11)).toBe(true);
    });

    it('is refuted by a call that is taken alone where all of a volley were refused', () => {
      const atOnce = new CallsAtOnce(100);
      atOnce.close(0, { to: 1, refused: 1 });
      atOnce.closeFurther();
      expect([atOnce.value, atOnce.waitMs(0, 0), atOnce.waitMs(0, 1)]).toEqual([1, 0, 250]);

      expect(atOnce.take(300, 1)).toBe(true);
      expect(atOnce.value).toBe(100);
    });

    it('tries one more at least every two minutes', () => {
      const atOnce = closed();
      let nowMs = 250;
      for (let tries = 0; tries < 12; tries += 1) {
        nowMs += atOnce.waitMs(nowMs, 10);
        atOnce.waitMs(nowMs, 10);
        atOnce.overstep(nowMs, 11);
      }

      expect(atOnce.waitMs(nowMs, 10)).toBe(120_000);
    });

    it('is not explained by a line again for a minute once it has been refuted', () => {
      const atOnce = closed();
      atOnce.refute(300);

      expect(atOnce.explains(60_300, 50)).toBe(false);
      expect(atOnce.explains(60_301, 50)).toBe(true);
    });

    it('tries two, then four more where it was taken, as the server takes more by now', () => {
      const atOnce = new CallsAtOnce(100);
      atOnce.close(0, { to: 10, refused: 50 });
      atOnce.waitMs(250, 10);
      atOnce.take(300, 11);
      expect(atOnce.value).toBe(11);

      atOnce.waitMs(300, 11);
      atOnce.take(350, 13);
      expect(atOnce.value).toBe(13);

      atOnce.waitMs(350, 13);
      atOnce.take(400, 17);
      expect(atOnce.value).toBe(17);
    });

    it('tries none beyond the most it may once the line has been refuted', () => {
      const atOnce = closed();
      atOnce.refute(300);

      expect(atOnce.waitMs(400, 99)).toBe(0);
      expect(atOnce.waitMs(400, 100)).toBe(Number.POSITIVE_INFINITY);
    });

    it('goes on waiting for its try where a call was taken that was none', () => {
      const atOnce = new CallsAtOnce(100);
      atOnce.close(0, { to: 10, refused: 50 });
      expect(atOnce.take(100, 10)).toBe(false);

      expect(atOnce.waitMs(100, 10)).toBe(150);
    });

    it('goes on trying where a call is refused that was sent within the line', () => {
      const atOnce = closed();
      atOnce.waitMs(250, 10);

      expect([atOnce.overstep(270, 5), atOnce.overstep(270, 10)]).toEqual([false, false]);
      expect(atOnce.overstep(270, 11)).toBe(true);
    });

    it('goes on trying where a call is taken that was sent within the line', () => {
      const atOnce = closed();
      atOnce.waitMs(250, 10);

      expect(atOnce.take(270, 10)).toBe(false);
      expect(atOnce.value).toBe(10);
      expect(atOnce.overstep(270, 11)).toBe(true);
    });

    it('explains a refusal above the line, and none within it', () => {
      const atOnce = closed();

      expect([5, 10, 11].map((inFlight) => atOnce.explains(100, inFlight))).toEqual([false, false, true]);
    });

    it('explains one within it that was sent with as many as the one it closed for, where fewer are taken since', () => {
      const atOnce = new CallsAtOnce(100);
      atOnce.close(0, { to: 14, refused: 11 });
      expect(atOnce.explains(100, 11)).toBe(false);

      atOnce.take(100, 8);
      expect([10, 11, 14].map((inFlight) => atOnce.explains(100, inFlight))).toEqual([false, true, true]);

      atOnce.take(100, 12);
      expect([12, 13].map((inFlight) => atOnce.explains(100, inFlight))).toEqual([false, true]);
    });

    it('explains one within it, above all that was taken since, where the server has no room just now', () => {
      const atOnce = closed();
      atOnce.take(100, 7);
      const isExplained = (inFlight: number) => atOnce.explains(100, inFlight, { isCrowded: true });

      expect([7, 8, 10].map(isExplained)).toEqual([false, true, true]);
    });

    it('explains one at its top, though as much was taken before, where the server has no room just now', () => {
      const atOnce = closed();
      atOnce.take(100, 10);
      const isExplained = (isCrowded: boolean) => atOnce.explains(100, 10, { isCrowded });

      expect([true, false].map(isExplained)).toEqual([true, false]);
      expect(atOnce.explains(100, 9, { isCrowded: true })).toBe(false);
    });
  });

  it('explains a refusal below what was taken where that was doubted as often, until it is taken again', () => {
    const atOnce = new CallsAtOnce(100);
    atOnce.take(0, 10);
    atOnce.doubt();
    expect([9, 10].map((inFlight) => atOnce.explains(0, inFlight))).toEqual([false, true]);

    atOnce.take(0, 10);
    expect(atOnce.explains(0, 10)).toBe(false);
  });

  it('explains a refusal above all that was taken, and no other', () => {
    const atOnce = new CallsAtOnce(100);
    atOnce.take(0, 10);

    expect(atOnce.explains(0, 10)).toBe(false);
    expect(atOnce.explains(0, 11)).toBe(true);
  });
});
