import { describe, expect, it } from 'vitest';
import { goDuration, tokenBucket } from '../../bench/server/tokenBucket.mjs';

describe('tokenBucket', () => {
  it('admits the burst, then the rate, and takes nothing for a refusal', () => {
    let nowMs = 0;
    const admit = tokenBucket({ ratePerSecond: 50, burst: 10, headers: 'retry-after-ms' }, () => nowMs);

    const admitted = Array.from({ length: 1000 }, (_, millisecond) => {
      nowMs = millisecond;
      return admit().admitted;
    });

    expect(admitted.filter(Boolean)).toHaveLength(10 + 49);
    expect(admitted.slice(0, 10)).not.toContain(false);
  });

  it('never saves up more than the burst', () => {
    let nowMs = 0;
    const admit = tokenBucket({ ratePerSecond: 50, burst: 2, headers: 'retry-after' }, () => nowMs);
    nowMs = 60_000;

    expect([admit(), admit(), admit()].map(({ admitted }) => admitted)).toEqual([true, true, false]);
  });

  it('says with every answer what is left and when the bucket is full again', () => {
    let nowMs = 0;
    const admit = tokenBucket({ ratePerSecond: 4, burst: 2, headers: 'openai' }, () => nowMs);

    expect(admit().headers).toEqual(left('1', '250ms'));
    expect(admit().headers).toEqual(left('0', '500ms'));
    nowMs = 100;
    expect(admit()).toEqual({ admitted: false, headers: { ...left('0', '400ms'), 'retry-after': '1' } });
  });

  it('tells the milliseconds until the next call fits', () => {
    let nowMs = 0;
    const admit = tokenBucket({ ratePerSecond: 50, burst: 1, headers: 'retry-after-ms' }, () => nowMs);
    admit();
    nowMs = 5;

    expect(admit().headers).toEqual({ 'retry-after-ms': '15' });
    nowMs = 20;
    expect(admit()).toEqual({ admitted: true, headers: {} });
  });
});

describe('goDuration', () => {
  it.each([
    { ms: 0, text: '0s' },
    { ms: 12, text: '12ms' },
    { ms: 1500, text: '1.5s' },
    { ms: 360_000, text: '6m0s' },
    { ms: 3_723_000, text: '1h2m3s' },
  ])('writes $ms ms as $text', ({ ms, text }) => {
    expect(goDuration(ms)).toBe(text);
  });
});

function left(remaining: string, reset: string) {
  return {
    'x-ratelimit-limit-requests': '2',
    'x-ratelimit-remaining-requests': remaining,
    'x-ratelimit-reset-requests': reset,
  };
}
