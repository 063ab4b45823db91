import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/errors.js';
import type { FailureClass } from '../../../src/failure.js';
import { Circuit, isOfTheWorker } from '../../../src/workers/worker/circuit.js';

const gone = new ProviderError('connection refused', { failure: 'unreachable' });

describe('Circuit', () => {
  it('lets every call through while nothing is wrong', () => {
    const circuit = new Circuit();
    expect([circuit.places(8, 0), circuit.problem, circuit.close()]).toEqual([8, undefined, false]);
  });

  it('tries one call after 1, 2, 4, ... seconds, and 30 at the most', () => {
    const circuit = new Circuit();
    let nowMs = 0;
    const waits = Array.from({ length: 7 }, () => {
      const waitMs = circuit.open(gone, nowMs);
      expect([circuit.places(8, nowMs + waitMs - 1), circuit.places(8, nowMs + waitMs)]).toEqual([0, 1]);
      nowMs += waitMs;
      return waitMs / 1000;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30]);
  });

  it('counts the calls that fail together as one', () => {
    const circuit = new Circuit();
    expect([0, 10, 20].map((nowMs) => circuit.open(gone, nowMs))).toEqual([1000, 990, 980]);
  });

  it('is in service again after one answer, and begins anew', () => {
    const circuit = new Circuit();
    circuit.open(gone, 0);
    circuit.open(gone, 1000);
    expect([circuit.close(), circuit.problem, circuit.places(8, 1000)]).toEqual([true, undefined, 8]);
    expect(circuit.open(gone, 2000)).toBe(1000);
  });

  it.each<[FailureClass, boolean]>([
    ['unreachable', true],
    ['unauthorized', true],
    ['exhausted', true],
    ['unconfigured', true],
    ['rate-limited', false],
    ['down', false],
    ['transient', false],
    ['local', false],
    ['rejected', false],
    ['no-such-model', false],
  ])('is about %s: %s', (failure, expected) => {
    expect(isOfTheWorker(new ProviderError('x', { failure }))).toBe(expected);
  });
});
