import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../bench/pace/limits.mjs';
import { server, type Weather } from '../../../bench/pace/server.mjs';
import { VirtualClock } from '../../../bench/pace/virtualClock.mjs';

/** Sends 20 calls of 1 s at once, and lists the fate of each, in the order in which they end. */
function fates(weather: Partial<Weather>, seed = 1) {
  const clock = new VirtualClock();
  const { call } = server({ limits: [], hints: 'none', ...weather }, { clock, seed });
  const ended: { index: number; status: number; atMs: number }[] = [];
  for (let index = 0; index < 20; index += 1) {
    call({ index, model: 'one', tokens: 100, latencyMs: 1000 }, 1, ({ status }) => {
      ended.push({ index, status, atMs: clock.now() });
    });
  }
  clock.run();
  return ended;
}
const ofTen = (spreadMs?: number, seed?: number) =>
  fates({ limits: [{ limit: atOnce(10) }], spreadMs }, seed);
const indexes = (ended: ReturnType<typeof fates>, status: number) =>
  ended
    .filter((one) => one.status === status)
    .map(({ index }) => index)
    .sort((one, other) => one - other);

describe('a simulated server', () => {
  const first = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

  it('takes calls in the order in which they were sent', () => {
    expect(indexes(ofTen(), 200)).toEqual(first);
    expect(ofTen(0)).toEqual(ofTen());
  });

  it('takes those that arrive first where arrivals are spread, each on its way for no longer than that', () => {
    const ended = ofTen(2);
    const wayMs = ended.map(({ status, atMs }) => atMs - (status === 200 ? 1000 : 20));

    expect(indexes(ended, 200)).toHaveLength(10);
    expect(indexes(ended, 200)).not.toEqual(first);
    expect(Math.min(...wayMs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...wayMs)).toBeGreaterThan(1.5);
    expect(Math.max(...wayMs)).toBeLessThan(2);
  });

  it('spreads them as the seed says', () => {
    expect(ofTen(2)).toEqual(ofTen(2));
    expect(ofTen(2, 2)).not.toEqual(ofTen(2));
  });

  it('takes longer on the way out and back while it is cold, and less with the time that passes', () => {
    // Out from 0 to 40 ms; refused by 60 ms, which leaves 20 ms of 80 ms; taken until 1,040 ms, when all is warm.
    const ended = fates({ limits: [{ limit: atOnce(10) }], coldMs: 80 });
    const moments = (status: number) =>
      new Set(ended.filter((one) => one.status === status).map((one) => one.atMs));

    expect(moments(429)).toEqual(new Set([40 + 20 + 10]));
    expect(moments(200)).toEqual(new Set([40 + 1000]));
    expect(indexes(ended, 200)).toEqual(first);
  });

  it('refuses the same calls by chance where arrivals are spread', () => {
    const refused = [0, 2].map((spreadMs) => indexes(fates({ spreadMs, chance: { share: 0.5 } }), 429));

    expect(refused[0]?.length).toBeGreaterThan(0);
    expect(refused[1]).toEqual(refused[0]);
  });
});
