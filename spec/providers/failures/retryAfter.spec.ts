import { describe, expect, it, vi } from 'vitest';
import { retryAfterMs } from '../../../src/providers/failures/retryAfter.js';

const NOON = Date.parse('2026-11-22T12:00:00Z');

describe('retryAfterMs', () => {
  it.each([
    { unit: ['ms', 'msec', 'msecs', 'millisecond', 'milliseconds', 'millis'], unitMs: 1 },
    { unit: ['s', 'sec', 'secs', 'second', 'seconds', 'S', 'Seconds'], unitMs: 1000 },
    { unit: ['m', 'min', 'mins', 'minute', 'minutes'], unitMs: 60_000 },
    { unit: ['h', 'hr', 'hrs', 'hour', 'hours'], unitMs: 3_600_000 },
  ])('reads $unit, with and without a blank', ({ unit, unitMs }) => {
    for (const word of unit) {
      expect(retryAfterMs(`3${word}`, NOON), word).toBe(3 * unitMs);
      expect(retryAfterMs(`12.5 ${word}`, NOON), word).toBe(12.5 * unitMs);
      expect(retryAfterMs(` 3   ${word} `, NOON), word).toBe(3 * unitMs);
    }
  });

  it.each([
    '',
    'soon',
    'xs 3s',
    '3 ss',
    '3 sx',
    '3 xs',
    '3 msx',
    '3 xms',
    '3 mx',
    '3 xm',
    '3 hx',
    '3 xh',
    '3 s 4',
    'x3',
    '3x',
    '1.',
    '.5',
    '--1',
    '1-',
    'PT',
    '3 hours ago',
    '3 pts',
    'Sunday',
    'Sun, 22 Nov 2026',
    '12:00 o’clock',
  ])('takes %j for no wait', (text) => {
    expect(retryAfterMs(text, NOON)).toBeUndefined();
  });

  it.each([
    { text: '0', waitMs: 0 },
    { text: '-1', waitMs: -1000 },
    { text: '2.25', waitMs: 2250 },
    { text: '1700000000.25', waitMs: 1_700_000_000_250 - NOON },
    { text: '277403', waitMs: 277_403_000 },
    { text: '2.25 seconds', waitMs: 2250 },
    { text: '500us', waitMs: 0.5 },
    { text: '1m30s', waitMs: 90_000 },
    { text: 'PT3S', waitMs: 3000 },
    { text: 'pt1m3s', waitMs: 63_000 },
    { text: '999999999', waitMs: 999_999_999_000 },
    { text: '1000000000', waitMs: 1e12 - NOON },
    { text: String(NOON / 1000 + 7), waitMs: 7000 },
    { text: '999999999999', waitMs: 999_999_999_999_000 - NOON },
    { text: '1000000000000', waitMs: 1e12 - NOON },
    { text: String(NOON + 1234), waitMs: 1234 },
    { text: 'Sun, 22 Nov 2026 12:00:07 GMT', waitMs: 7000 },
    { text: 'Sun, 22 Nov 2026 12:00:07', waitMs: 7000 },
    { text: 'Sunday, 22-Nov-26 12:00:07 GMT', waitMs: 7000 },
    { text: '2026-11-22T12:00:07Z', waitMs: 7000 },
    { text: '2026-11-22T12:00:07', waitMs: 7000 },
    { text: '2026-11-22 12:00:07', waitMs: 7000 },
    { text: '2026-11-22T14:00:07+02:00', waitMs: 7000 },
    { text: '2026-11-22T14:00:07+0200', waitMs: 7000 },
    { text: '2026-11-22T10:00:07-02:00', waitMs: 7000 },
    { text: '2026-11-22T11:59:59Z', waitMs: -1000 },
  ])('reads $text', ({ text, waitMs }) => {
    expect(retryAfterMs(text, NOON)).toBe(waitMs);
  });

  it.each([
    'Sun, 22 Nov 2026 12:00:07',
    'Sun, 22 Nov 2026 12:00:07 GMT',
    'Sunday, 22-Nov-26 12:00:07 GMT',
    'Sun Nov 22 12:00:07 2026',
    '2026-11-22T12:00:07',
    '2026-11-22 12:00:07',
    '2026-11-22T14:00:07+02:00',
  ])('reads %s in the same way wherever it is read', (text) => {
    for (const zone of ['America/New_York', 'Asia/Kolkata', 'UTC']) {
      vi.stubEnv('TZ', zone);
      expect(retryAfterMs(text, NOON), zone).toBe(7000);
    }
  });

  it('takes the longest of several, dates and words among them', () => {
    expect(retryAfterMs('1, 3, 2', NOON)).toBe(3000);
    expect(retryAfterMs('1,Sun, 22 Nov 2026 12:00:07 GMT, 2s', NOON)).toBe(7000);
    expect(retryAfterMs('Sun, 22 Nov 2026 12:00:01 GMT,Sun, 22 Nov 2026 12:00:09 GMT', NOON)).toBe(9000);
    expect(retryAfterMs('soon, 4', NOON)).toBe(4000);
  });

  it('looks at the beginning of a long text only', () => {
    expect(retryAfterMs(`${' '.repeat(199)}3`, NOON)).toBe(3000);
    expect(retryAfterMs(`${' '.repeat(200)}3`, NOON)).toBeUndefined();
  });
});
