import { describe, expect, it } from 'vitest';
import { Slowness } from '../../../src/operators/pace/slowness.js';

const NONE = { requestsMs: 0, tokensMs: 0, rateMs: 0 };

describe('Slowness', () => {
  it.each([
    {
      brakes: { requestsMs: 47_000 },
      reason: 'it says that 600 of its 14400 requests are left, and all of them again in 5400 s',
    },
    {
      brakes: { tokensMs: 18_000, requestsMs: 3000 },
      reason: 'it says that 0 of its 1000 tokens are left, and all of them again in 360 s',
    },
    { brakes: { rateMs: 5001 }, reason: 'it has refused calls that came faster' },
  ])('tells why the next call is far: $reason', ({ brakes, reason }) => {
    const slowness = new Slowness();
    slowness.heed({ requests: { limit: 14_400, remaining: 600, resetMs: 5_400_000 } });
    slowness.heed({ tokens: { limit: 1000, remaining: 0, resetMs: 359_001 } });

    const waitMs = Math.max(...Object.values(brakes));
    expect(slowness.note(100, 0, { ...NONE, ...brakes })).toStrictEqual({
      type: 'slowed',
      atMs: 100,
      untilMs: 100 + waitMs,
      reason,
    });
  });

  it('keeps in mind what was said of requests where the next answer tells only of tokens', () => {
    const slowness = new Slowness();
    slowness.heed({ requests: { limit: 10, remaining: 1, resetMs: 9000 }, tokens: undefined });
    slowness.heed({ requests: undefined, tokens: { limit: 1000, remaining: 900, resetMs: 1000 } });

    expect(slowness.note(0, 0, { ...NONE, requestsMs: 9000 })?.reason).toBe(
      'it says that 1 of its 10 requests are left, and all of them again in 9 s',
    );
  });

  it('says nothing of a few seconds, nor of what limits of one’s own ask for', () => {
    const slowness = new Slowness();

    expect(slowness.note(0, 0, { ...NONE, requestsMs: 5000 })).toBeUndefined();
    expect(slowness.note(0, 60_000, { ...NONE, requestsMs: 60_000 })).toBeUndefined();
    expect(slowness.note(0, 60_000, { ...NONE, requestsMs: 60_001 })).toBeDefined();
  });

  it('tells of each wait once, and again when it becomes longer', () => {
    const slowness = new Slowness();
    const untilMs = (nowMs: number, requestsMs: number) => {
      const told = slowness.note(nowMs, 0, { ...NONE, requestsMs });
      return told?.type === 'slowed' ? told.untilMs : undefined;
    };

    expect(untilMs(0, 10_000)).toBe(10_000);
    expect(untilMs(2000, 9000)).toBeUndefined();
    expect(untilMs(2000, 9001)).toBe(11_001);
    expect(untilMs(11_001, 8000)).toBe(19_001);
  });
});
