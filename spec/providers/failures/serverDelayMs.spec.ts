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
    { 'retry-after-ms': '-5' },
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
  ])('takes %j for no wait', (body) => {
    expect(delay({}, body)).toBeUndefined();
  });

  it('believes headers before the body', () => {
    expect(delay({ 'retry-after': '1' }, openRouter({ retry_after_seconds: 9 }))).toBe(1_000);
  });
});
