import { describe, expect, it } from 'vitest';
import { mostCalls } from '../../../../src/commands/run/size/mostCalls.js';

describe('mostCalls', () => {
  it.each([
    { limit: Number.POSITIVE_INFINITY, calls: Number.POSITIVE_INFINITY },
    { limit: 1_048_576, calls: 1_048_376 },
    { limit: 4096, calls: 3896 },
    { limit: 1024, calls: 824 },
    { limit: 256, calls: 128 },
    { limit: 64, calls: 32 },
    { limit: 1, calls: 1 },
  ])('leaves room for $calls calls and what else is opened, of $limit files', ({ limit, calls }) => {
    expect(mostCalls(limit)).toBe(calls);
  });

  it('knows the limit of this machine', () => {
    expect(mostCalls()).toBeGreaterThan(0);
  });
});
