import { describe, expect, it } from 'vitest';
import type { ServedProvider } from '../../../src/workers/protocol/messages.js';
import { Demand } from '../../../src/workers/run/demand.js';

const options = {
  provider: 'vllm',
  brokerName: 'nats://lab',
  maxWaitMs: 10_000,
  clean: (text: string) => text,
};
const word = { busy: {}, calls: 0, errors: 0 };
const serving: ServedProvider = { ...word, places: 4 };
const down: ServedProvider = {
  ...word,
  places: 1,
  problem: { message: 'connection refused', failure: 'unreachable' },
};

/** What there is to say of a demand at each of these moments, while workers say the same of it. */
function verdicts(demand: Demand, workers: readonly ServedProvider[], ...moments: readonly number[]) {
  return moments.map((nowMs) => {
    demand.recount(0, workers, nowMs);
    const verdict = demand.judge(workers, [], nowMs);
    if (verdict === undefined) return undefined;
    return 'error' in verdict ? verdict.error.message : verdict.warning;
  });
}

describe('Demand', () => {
  it('warns once when nobody has served a provider for 2.5 s, and gives it up after the longest wait', () => {
    expect(verdicts(new Demand(options), [], 0, 2499, 2500, 9999, 10_000)).toEqual([
      undefined,
      undefined,
      'No worker serves vllm. It is waited for, up to 10 s: parallamr worker nats://lab --serve vllm=N',
      undefined,
      'no worker serves vllm, for 10 s now',
    ]);
  });

  it('begins to wait anew when somebody has served it meanwhile', () => {
    const demand = new Demand(options);
    expect(verdicts(demand, [], 0, 2000)).toEqual([undefined, undefined]);
    expect(verdicts(demand, [serving], 2400, 60_000)).toEqual([undefined, undefined]);
    expect(verdicts(demand, [], 61_000, 63_499)).toEqual([undefined, undefined]);
    expect(verdicts(demand, [], 63_500)).toEqual([expect.stringMatching(/^No worker serves vllm/)]);
  });

  it('says once of each model that is asked for that workers do not list it, in a harmless line', () => {
    const demand = new Demand({ ...options, clean: (text) => text.slice(0, 31) });
    const without = [{ ...serving, worker: 'w', models: ['other'] }];
    expect(demand.unlisted(without)).toEqual([]);
    for (const model of ['m1', 'm2', 'm1', 'other']) demand.asks(model);
    expect(demand.unlisted(without)).toEqual([
      'No worker lists the model m1 of',
      'No worker lists the model m2 of',
    ]);
    demand.asks('m1');
    expect(demand.unlisted(without)).toEqual([]);
  });

  it('says of twenty models at most that no worker lists them', () => {
    const demand = new Demand(options);
    for (let n = 0; n < 1000; n += 1) demand.asks(`m${n}`);
    expect(demand.unlisted([{ ...serving, worker: 'gpu-a', models: ['other'] }])).toHaveLength(20);
  });

  it('does not count a worker that only tries whether its provider is back', () => {
    const [, warning, error] = verdicts(new Demand(options), [down], 0, 2500, 10_000);
    expect(warning).toMatch(/^No worker can use vllm \(connection refused\)\. It is waited for, up to 10 s/);
    expect(error).toBe('no worker can use vllm (connection refused), for 10 s now');
  });
});
