import { describe, expect, it } from 'vitest';
import { timelineFrom } from '../../src/report/timelineFrom.js';

const START = Date.UTC(2026, 0, 2);
const at = (ms: number) => new Date(START + ms).toISOString();

async function* lines(events: readonly unknown[]): AsyncGenerator<string> {
  for (const event of events) yield typeof event === 'string' ? event : JSON.stringify(event);
}

const call = (provider: string, fromMs: number, toMs: number) => ({
  type: 'row-finished',
  time: at(toMs + 5),
  provider,
  attempts: 1,
  startedAtMs: START + fromMs,
  latencyMs: toMs - fromMs,
});

describe('timelineFrom', () => {
  it('tells how many calls of each provider were in flight', async () => {
    const timeline = await timelineFrom(
      lines([
        { type: 'run-started', time: at(0) },
        call('a', 0, 100),
        call('a', 50, 100),
        call('b', 10, 20),
        { type: 'call-failed', time: at(40), provider: 'b', latencyMs: 20 },
      ]),
    );
    expect(timeline?.stepMs).toBe(10);
    expect(timeline?.providers.map(({ name, inFlight }) => [name, inFlight])).toStrictEqual([
      ['a', [1, 1, 1, 1, 1, 2, 2, 2, 2, 2]],
      ['b', [0, 1, 1, 1, 0, 0, 0, 0, 0, 0]],
    ]);
  });

  it('takes as many steps for a long run as for a short one', async () => {
    const hours = Array.from({ length: 200 }, (_, minute) =>
      call('a', minute * 60_000, (minute + 1) * 60_000),
    );
    const timeline = await timelineFrom(lines([{ type: 'run-started', time: at(0) }, ...hours]));
    const [provider] = timeline?.providers ?? [];
    expect(provider?.inFlight.length).toBeLessThanOrEqual(600);
    expect(provider?.inFlight.slice(0, -1)).toSatisfy((calls: number[]) => calls.every((busy) => busy === 1));
    expect((timeline?.stepMs ?? 0) * (provider?.inFlight.length ?? 0)).toBeGreaterThanOrEqual(200 * 60_000);
  });

  it('keeps caps and pauses with their reasons', async () => {
    const timeline = await timelineFrom(
      lines([
        { type: 'cap-changed', time: at(0), provider: 'a', cap: 5 },
        { type: 'cap-changed', time: at(1), provider: 'a', cap: null },
        { type: 'cap-changed', time: at(2), provider: 'a', model: 'm', cap: 2 },
        { type: 'provider-paused', time: at(10), provider: 'a', untilMs: START + 1010, reason: 'rate limit' },
        { type: 'run-ended', time: at(2000) },
      ]),
    );
    expect(timeline?.providers[0]).toMatchObject({
      caps: [{ atMs: START, cap: 5 }],
      pauses: [{ fromMs: START + 10, toMs: START + 1010, reason: 'rate limit' }],
    });
  });

  it('shows pauses as far as they were waited, one that is made longer as one', async () => {
    const paused = (atMs: number, untilMs: number, model?: string) => {
      const what = { type: 'provider-paused', provider: 'a', model, reason: 'rate limit' };
      return { ...what, time: at(atMs), untilMs: START + untilMs };
    };
    const resumed = (atMs: number, model?: string) => ({
      type: 'provider-resumed',
      time: at(atMs),
      provider: 'a',
      model,
    });
    const timeline = await timelineFrom(
      lines([
        { type: 'run-started', time: at(0) },
        ...[paused(10, 1010), paused(500, 2000), paused(600, 900), resumed(1500), paused(1600, 1700)],
        ...[paused(2000, 3000, 'm'), resumed(2500, 'n'), resumed(3500, 'm'), paused(4000, 60_000)],
        { type: 'run-ended', time: at(5000) },
      ]),
    );
    expect(timeline?.providers[0]?.pauses).toStrictEqual([
      { fromMs: START + 10, toMs: START + 1500, reason: 'rate limit' },
      { fromMs: START + 1600, toMs: START + 1700, reason: 'rate limit' },
      { fromMs: START + 2000, toMs: START + 3000, reason: 'm: rate limit' },
      { fromMs: START + 4000, toMs: START + 5000, reason: 'rate limit' },
    ]);
  });

  it('passes over what is no event', async () => {
    const timeline = await timelineFrom(
      lines(['', '{', 'null', '[1]', { type: 'x' }, { time: 'soon' }, call('a', 0, 10)]),
    );
    expect(timeline?.providers).toHaveLength(1);
  });

  it('is none where there is no event', async () => {
    expect(await timelineFrom(lines([]))).toBeUndefined();
  });

  it('tells of the workers, over all lives of the run', async () => {
    const word = (worker: string, places: number, calls: number, errors: number) => ({
      type: 'worker-changed',
      time: at(10),
      worker,
      serves: { vllm: { places }, ollama: { places: 1 } },
      calls,
      errors,
    });
    const timeline = await timelineFrom(
      lines([
        { type: 'run-started', time: at(0) },
        word('w2', 4, 0, 0),
        word('w1', 4, 0, 0),
        word('w1', 0, 30, 2),
        { type: 'run-started', time: at(20) },
        word('w1', 4, 5, 1),
      ]),
    );
    expect(timeline?.workers).toStrictEqual([
      { name: 'w1', places: 5, calls: 35, errors: 3 },
      { name: 'w2', places: 5, calls: 0, errors: 0 },
    ]);
    expect(await timelineFrom(lines([call('a', 0, 1)]))).not.toHaveProperty('workers');
  });
});
