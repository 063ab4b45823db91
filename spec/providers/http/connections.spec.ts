import { describe, expect, it, onTestFinished } from 'vitest';
import { connections } from '../../../src/providers/http/connections.js';

const ORIGIN = 'http://127.0.0.1:9';

function given() {
  const pool = connections({ connectTimeoutMs: 1000, proxyFor: () => undefined });
  onTestFinished(() => pool.close());
  return pool;
}

describe('connections', () => {
  it('gives out first the one that was used last, so that few calls keep few of them warm', () => {
    const pool = given();
    const [first, second] = [pool.take(ORIGIN), pool.take(ORIGIN)];
    pool.giveBack(ORIGIN, first);
    pool.giveBack(ORIGIN, second);

    expect(pool.take(ORIGIN)).toBe(second);
    expect(pool.take(ORIGIN)).toBe(first);
  });

  it('gives out none that is in use, or that leads to another host', () => {
    const pool = given();
    const first = pool.take(ORIGIN);
    expect(pool.take(ORIGIN)).not.toBe(first);
    pool.giveBack(ORIGIN, first);
    expect(pool.take('http://127.0.0.1:10')).not.toBe(first);
  });
});
