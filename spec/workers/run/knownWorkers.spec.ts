import { describe, expect, it } from 'vitest';
import type { Presence } from '../../../src/workers/protocol/messages.js';
import { KnownWorkers } from '../../../src/workers/run/knownWorkers.js';

const presence = (
  worker: string,
  places: number,
  busy: Readonly<Record<string, number>> = {},
  isLeaving = false,
): Presence => ({
  worker,
  version: '0.1.0',
  providers: { vllm: { places, busy, calls: 0, errors: 0 } },
  isLeaving,
});
const word = (worker: string, places: number, calls: number, errors = 0, isGone = false) => ({
  worker,
  isGone,
  serves: { vllm: { places, problem: undefined } },
  calls,
  errors,
});

describe('KnownWorkers', () => {
  it('have news of a worker that comes, has other places, or leaves', () => {
    const workers = new KnownWorkers();
    expect(workers.hear(presence('w', 4), 0)).toEqual(word('w', 4, 0));
    expect(workers.hear(presence('w', 4, { r: 2 }), 2000)).toBeUndefined();
    expect(workers.hear(presence('w', 6), 4000)).toEqual(word('w', 6, 0));
    expect(workers.hear(presence('w', 6, {}, true), 6000)).toEqual(word('w', 6, 0, 0, true));
  });

  it('tell every five seconds what a worker has answered, where it has', () => {
    const workers = new KnownWorkers();
    for (const name of ['w', 'idle']) workers.hear(presence(name, 4), 0);
    workers.count('w', false);
    workers.count('w', true);
    workers.count('stranger', false);
    expect(workers.due(4999)).toEqual([]);
    expect(workers.due(5000)).toEqual([word('w', 4, 2, 1)]);
    workers.hear(presence('w', 4), 6000);
    workers.hear(presence('idle', 4), 6000);
    expect(workers.due(10_000)).toEqual([]);
    workers.count('w', false);
    expect(workers.due(10_000)).toEqual([word('w', 4, 3, 1)]);
    expect(workers.all(10_000)).toEqual([word('w', 4, 3, 1), word('idle', 4, 0)]);
  });

  it('forget a worker that is silent for seven seconds, and say that it is gone', () => {
    const workers = new KnownWorkers();
    workers.hear(presence('w', 4), 0);
    expect(workers.due(7000)).toEqual([]);
    expect(workers.due(7001)).toEqual([word('w', 4, 0, 0, true)]);
    expect(workers.due(9000)).toEqual([]);
    expect([workers.served, workers.serving('vllm')]).toEqual([[], []]);
  });

  it('have places that no other run holds, at those that stay', () => {
    const workers = new KnownWorkers();
    workers.hear(presence('w1', 4, { other: 1, mine: 3 }), 0);
    workers.hear(presence('w2', 2, { other: 5 }), 0);
    workers.hear(presence('w3', 9, {}, true), 0);
    expect(workers.placesFor('mine', 'vllm')).toBe(3);
    expect(workers.placesFor('mine', 'ollama')).toBe(0);
    expect(workers.served).toEqual(['vllm']);
  });
});
