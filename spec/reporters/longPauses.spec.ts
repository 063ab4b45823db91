import { from, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { longPauses } from '../../src/reporters/longPauses.js';
import { event } from './support/events.js';

const paused = (provider: string, forMs: number) =>
  event({
    type: 'provider-paused',
    atMs: 5000,
    untilMs: 5000 + forMs,
    provider,
    reason: `${provider} answered 429`,
  });

const slowed = (provider: string, forMs: number) =>
  event({
    type: 'provider-slowed',
    atMs: 5000,
    untilMs: 5000 + forMs,
    provider,
    model: 'm',
    reason: 'few left',
  });

describe('longPauses', () => {
  it('are told beside calls that are more than a few seconds apart, once for each provider, too', async () => {
    const events = from([
      slowed('groq', 5000),
      slowed('groq', 5001),
      paused('groq', 61_400),
      slowed('groq', 60_000),
    ]);

    expect(await lastValueFrom(longPauses(events).pipe(toArray()))).toEqual([
      'groq/m gets its next call in 5 s, and maybe others as slowly (-v tells of each): few left',
      'groq is paused for 61 s, and maybe again (-v tells of each pause): groq answered 429',
    ]);
  });

  it('are told once for each provider, the short ones not at all', async () => {
    const events = from([
      paused('xai', 10_000),
      paused('xai', 10_001),
      paused('xai', 60_000),
      paused('groq', 61_400),
    ]);

    expect(await lastValueFrom(longPauses(events).pipe(toArray()))).toEqual([
      'xai is paused for 10 s, and maybe again (-v tells of each pause): xai answered 429',
      'groq is paused for 61 s, and maybe again (-v tells of each pause): groq answered 429',
    ]);
  });
});
