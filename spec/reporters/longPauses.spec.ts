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

describe('longPauses', () => {
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
