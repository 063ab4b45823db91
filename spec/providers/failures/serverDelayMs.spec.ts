import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverDelayMs } from '../../../src/providers/failures/serverDelayMs.js';
import { serverError } from '../../../src/providers/failures/serverError.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const delay = (headers: Record<string, string>, body: unknown = {}) =>
  serverDelayMs(headers, serverError(body), NOW);
const openRouter = (metadata: unknown) => ({ error: { code: 429, message: 'No', metadata } });

describe('serverDelayMs', () => {
  it.each([
    { headers: { 'retry-after-ms': '599' }, delayMs: 599 },
    { headers: { 'retry-after-ms': '599.4' }, delayMs: 600 },
    { headers: { 'retry-after-ms': '250', 'retry-after': '1' }, delayMs: 250 },
    { headers: { 'retry-after-ms': '0', 'retry-after': '1' }, delayMs: 1_000 },
    { headers: { 'retry-after-ms': 'soon', 'retry-after': '1' }, delayMs: 1_000 },
    { headers: { 'retry-after': '7' }, delayMs: 7_000 },
    { headers: { 'retry-after': '0.25' }, delayMs: 250 },
    { headers: { 'retry-after': '277403' }, delayMs: 277_403_000 },
    { headers: { 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }, delayMs: 30_000 },
    { headers: { 'retry-after-ms': '250, 500' }, delayMs: 500 },
    { headers: { 'retry-after': '3s' }, delayMs: 3_000 },
    { headers: { 'retry-after': '500ms' }, delayMs: 500 },
    { headers: { 'retry-after': '1m30s' }, delayMs: 90_000 },
    { headers: { 'retry-after': 'PT1M30S' }, delayMs: 90_000 },
    { headers: { 'retry-after': '3 seconds' }, delayMs: 3_000 },
    { headers: { 'retry-after': '2 Minutes' }, delayMs: 120_000 },
    { headers: { 'retry-after': '3, 5' }, delayMs: 5_000 },
    { headers: { 'retry-after': '5,3' }, delayMs: 5_000 },
    { headers: { 'retry-after': '3, Sun, 22 Nov 2026 12:00:30 GMT' }, delayMs: 30_000 },
    { headers: { 'retry-after': 'Sun, 22 Nov 2026 12:00:30' }, delayMs: 30_000 },
    { headers: { 'retry-after': 'Sunday, 22-Nov-26 12:00:30 GMT' }, delayMs: 30_000 },
    { headers: { 'retry-after': 'Sun Nov 22 12:00:30 2026' }, delayMs: 30_000 },
    { headers: { 'retry-after': '2026-11-22T12:00:30Z' }, delayMs: 30_000 },
    { headers: { 'retry-after': '2026-11-22T12:00:30' }, delayMs: 30_000 },
    { headers: { 'retry-after': '2026-11-22 12:00:30' }, delayMs: 30_000 },
    { headers: { 'retry-after': '2026-11-22T13:00:30+01:00' }, delayMs: 30_000 },
    { headers: { 'retry-after': String(NOW / 1000 + 30) }, delayMs: 30_000 },
    { headers: { 'retry-after': String(NOW + 30_000) }, delayMs: 30_000 },
    { headers: { 'retry-after': '0', 'x-ratelimit-reset': '30' }, delayMs: 30_000 },
    { headers: { 'retry-after': '0', 'x-ratelimit-reset': String(NOW / 1000 + 30) }, delayMs: 30_000 },
    { headers: { 'retry-after': '0', 'x-ratelimit-reset-requests': '30s' }, delayMs: 30_000 },
    { headers: { 'retry-after': '0', 'x-ratelimit-reset-tokens': '30s' }, delayMs: 30_000 },
    {
      headers: {
        'retry-after': '0',
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-requests': '1s',
        'x-ratelimit-remaining-tokens': '0',
        'x-ratelimit-reset-tokens': '30s',
      },
      delayMs: 30_000,
    },
    {
      headers: {
        'retry-after': '0',
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-remaining-tokens': '0',
        'x-ratelimit-reset-tokens': '30s',
      },
      delayMs: 30_000,
    },
    { headers: { 'retry-after': '0', 'x-rate-limit-reset': '30' }, delayMs: 30_000 },
    { headers: { 'retry-after': '0', 'ratelimit-reset': '30' }, delayMs: 30_000 },
    { headers: { 'retry-after': '0', 'ratelimit-reset': '30', 'x-ratelimit-reset': '20' }, delayMs: 20_000 },
    { headers: { 'retry-after': String(366 * 24 * 3600) }, delayMs: 366 * 24 * 3_600_000 },
    {
      headers: {
        'retry-after': '0',
        'x-ratelimit-remaining-requests': '9',
        'x-ratelimit-reset-requests': '1s',
        'x-ratelimit-remaining-tokens': '0',
        'x-ratelimit-reset-tokens': '30s',
      },
      delayMs: 30_000,
    },
  ])('reads $headers as $delayMs ms', ({ headers, delayMs }) => {
    expect(delay(headers)).toBe(delayMs);
  });

  it.each([
    {},
    { 'retry-after': '' },
    { 'retry-after': '0' },
    { 'retry-after': '-1' },
    { 'retry-after': 'NaN' },
    { 'retry-after': 'Infinity' },
    { 'retry-after': '99999999999' },
    { 'retry-after': 'Sun, 22 Nov 2026 11:59:59 GMT' },
    { 'retry-after': 'soon' },
    { 'retry-after': '3 apples' },
    { 'x-ratelimit-reset': '30' },
    { 'retry-after': '0', 'x-ratelimit-remaining-requests': '9', 'x-ratelimit-reset-requests': '1s' },
    { 'retry-after-ms': '-5' },
    { 'retry-after-ms': '' },
    { 'retry-after': String(366 * 24 * 3600 + 1) },
    { 'retry-after': '0', 'x-ratelimit-remaining-tokens': '0' },
    { 'retry-after': '0', 'x-ratelimit-reset': 'soon' },
    { 'retry-after': 'soon', 'x-ratelimit-reset': '30' },
  ])('takes %j for no wait', (headers) => {
    expect(delay(headers)).toBeUndefined();
  });

  it.each([
    {
      says: 'RetryInfo of Gemini, and one second more',
      body: {
        error: { details: [{}, { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '53s' }] },
      },
      delayMs: 54_000,
    },
    {
      says: 'RetryInfo before the words',
      body: { error: { message: 'Please retry in 53.01s.', details: [{ retryDelay: '53s' }] } },
      delayMs: 54_000,
    },
    { says: 'the words of Gemini', body: { error: { message: 'Please retry in 53.01s.' } }, delayMs: 53_010 },
    {
      says: 'the words of OpenAI',
      body: { error: { message: 'Please try again in 599ms. Visit' } },
      delayMs: 599,
    },
    { says: 'long words', body: { error: { message: 'Please try again in 1m2.5s.' } }, delayMs: 62_500 },
    {
      says: 'try again after',
      body: { error: { message: 'No. Try again after 5s, please' } },
      delayMs: 5000,
    },
    { says: 'retry after', body: { error: { message: 'RETRY AFTER 5s' } }, delayMs: 5000 },
    { says: 'retry in', body: { error: { message: 'retry in 1h2m' } }, delayMs: 3_720_000 },
    { says: 'very short words', body: { error: { message: 'try again in 1500µs' } }, delayMs: 2 },
    { says: 'a bare number', body: { error: { message: 'try again in 7 seconds' } }, delayMs: 7000 },
    {
      says: 'RetryInfo before the metadata',
      body: { error: { details: [{ retryDelay: '53s' }], metadata: { retry_after_seconds: 9 } } },
      delayMs: 54_000,
    },
    {
      says: 'the metadata before the words',
      body: { error: { message: 'try again in 2s', metadata: { retry_after_seconds: 9 } } },
      delayMs: 9000,
    },
    {
      says: 'seconds in the metadata before its headers',
      body: openRouter({ retry_after_seconds: 9, headers: { 'Retry-After': '4' } }),
      delayMs: 9000,
    },
    {
      says: 'a delay among the headers in the metadata before a reset',
      body: openRouter({ headers: { 'Retry-After': '4', 'X-RateLimit-Reset': String(NOW + 9000) } }),
      delayMs: 4000,
    },
    { says: 'metadata of OpenRouter', body: openRouter({ retry_after_seconds: 2.5 }), delayMs: 2_500 },
    {
      says: 'headers in the metadata',
      body: openRouter({ headers: { 'Retry-After': '4' } }),
      delayMs: 4_000,
    },
    {
      says: 'the moment of a reset in the metadata',
      body: openRouter({ headers: { 'X-RateLimit-Reset': String(NOW + 9_000) } }),
      delayMs: 9_000,
    },
  ])('reads $says', ({ body, delayMs }) => {
    expect(delay({}, body)).toBe(delayMs);
  });

  it.each([
    { error: { details: [{ retryDelay: 'soon' }] } },
    openRouter({ retry_after_seconds: -1 }),
    openRouter({ headers: { 'X-RateLimit-Reset': String(NOW - 1) } }),
    openRouter({ headers: 7 }),
    { error: { message: 'Please try again in a while' } },
    { error: { message: 'Please try again in .' } },
    { error: { message: 'Please try again on 5s' } },
    { error: { message: 'Please come again in 5s' } },
    { error: { message: `try again in ${'9'.repeat(50)}s` } },
  ])('takes %j for no wait', (body) => {
    expect(delay({}, body)).toBeUndefined();
  });

  it('believes headers before the body', () => {
    expect(delay({ 'retry-after': '1' }, openRouter({ retry_after_seconds: 9 }))).toBe(1_000);
  });

  it('undercuts no wait, in whichever form it comes, alone or with shorter ones', () => {
    const forms = (seconds: number) => [
      String(seconds),
      `${seconds}s`,
      `${seconds * 1000}ms`,
      `${seconds} seconds`,
      `PT${seconds}S`,
      String(NOW / 1000 + seconds),
      String(NOW + seconds * 1000),
      new Date(NOW + seconds * 1000).toUTCString(),
      new Date(NOW + seconds * 1000).toUTCString().replace(' GMT', ''),
      new Date(NOW + seconds * 1000).toISOString(),
    ];
    const waits = fc.array(fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.nat({ max: 9 })), {
      minLength: 1,
      maxLength: 4,
    });

    fc.assert(
      fc.property(waits, (asked) => {
        const text = asked.map(([seconds, form]) => forms(seconds)[form]).join(', ');
        expect(delay({ 'retry-after': text })).toBe(Math.max(...asked.map(([seconds]) => seconds)) * 1000);
      }),
    );
  });
});
