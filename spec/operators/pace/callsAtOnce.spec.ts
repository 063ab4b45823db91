import { describe, expect, it } from 'vitest';
import { CallsAtOnce } from '../../../src/operators/pace/callsAtOnce.js';

describe('CallsAtOnce', () => {
  it('begins with the most it may allow, but with 20 at most', () => {
    expect(new CallsAtOnce(5).value).toBe(5);
    expect(new CallsAtOnce(100).value).toBe(20);
    expect(new CallsAtOnce(0.5).value).toBe(1);
  });

  it('opens by a half, and 20 at least, with every round that is taken in full', () => {
    const atOnce = new CallsAtOnce(Number.POSITIVE_INFINITY);
    const values = [20, 40, 60, 90, 135].map((taken) => {
      atOnce.take(0, taken);
      return atOnce.value;
    });

    expect(values).toEqual([40, 60, 90, 135, 202]);
  });

  it('does not open by calls that leave it room', () => {
    const atOnce = new CallsAtOnce(100);
    atOnce.take(0, 19);

    expect(atOnce.value).toBe(20);
  });

  it('has one more wait until a call ends, or is known to be taken', () => {
    const atOnce = new CallsAtOnce(100);

    expect(atOnce.waitMs(0, 19)).toBe(0);
    expect(atOnce.waitMs(0, 20)).toBe(Number.POSITIVE_INFINITY);
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

      expect(atOnce.take(300, 10)).toBe(false);
      expect(atOnce.take(300, 11)).toBe(true);
      expect(atOnce.value).toBe(100);
    });

    it('is not explained by a line again for a minute once it has been refuted', () => {
      const atOnce = closed();
      atOnce.refute(300);

      expect(atOnce.explains(60_000, 50)).toBe(false);
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
    });
  });

  it('explains a refusal above all that was taken, and no other', () => {
    const atOnce = new CallsAtOnce(100);
    atOnce.take(0, 10);

    expect(atOnce.explains(0, 10)).toBe(false);
    expect(atOnce.explains(0, 11)).toBe(true);
  });
});
