import { describe, expect, it } from 'vitest';
import { elapsedMs } from '../../src/operators/elapsedMs.js';

describe('elapsedMs', () => {
  it('tells milliseconds, of seconds as of parts of them', () => {
    const [seconds, nanoseconds] = process.hrtime();

    expect(elapsedMs([seconds - 3, nanoseconds])).toBeGreaterThanOrEqual(3000);
    expect(elapsedMs([seconds - 1, nanoseconds - 500_000])).toBeGreaterThanOrEqual(1000.5);
  });
});
