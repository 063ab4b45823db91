import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/errors.js';
import type { RunEvent, Untimed } from '../../../src/events.js';
import type { FailureClass } from '../../../src/failure.js';
import { CallLog } from '../../../src/run/call/callLog.js';

const experiment = { provider: 'api', model: 'm', position: 0, rowNumber: 1, repeat: 1, variables: {} };

function watchedLog() {
  const state = { nowMs: 0 };
  const told: Untimed<RunEvent>[] = [];
  const places: string[] = [];
  const log = new CallLog(experiment, {
    scheduler: { now: () => state.nowMs, schedule: () => expect.unreachable() },
    announce: (event) => told.push(event),
    place: { leave: () => places.push('leave'), take: () => places.push('take') },
  });
  return { log, state, told, places };
}

describe('CallLog', () => {
  it('says nothing of a row that was never called', () => {
    const { log } = watchedLog();

    expect(log.inFlight).toBe(false);
    expect(log.figures).toEqual({ attempts: 0, startedAtMs: undefined, latencyMs: undefined, billed: {} });
  });

  it('counts and times calls, and adds up what they were billed', () => {
    const { log, state, told, places } = watchedLog();
    state.nowMs = 100;
    log.started();
    expect(log.inFlight).toBe(true);
    state.nowMs = 130;
    log.ended({ inputTokens: 5, costUsd: 1 });
    expect(log.inFlight).toBe(false);
    state.nowMs = 200;
    log.started();
    state.nowMs = 270;
    log.ended({ inputTokens: 7 });

    expect(log.figures).toEqual({
      attempts: 2,
      startedAtMs: 200,
      latencyMs: 70,
      billed: { inputTokens: 12, costUsd: 1 },
    });
    expect(told).toEqual([
      { type: 'call-started', experiment, attempt: 1 },
      { type: 'call-started', experiment, attempt: 2 },
    ]);
    expect(places).toEqual(['take', 'take']);
  });

  it.each<{ failure: FailureClass; leaves: boolean; attempts: number }>([
    { failure: 'rate-limited', leaves: true, attempts: 1 },
    { failure: 'transient', leaves: true, attempts: 1 },
    { failure: 'down', leaves: false, attempts: 1 },
    { failure: 'unreachable', leaves: false, attempts: 1 },
    { failure: 'local', leaves: false, attempts: 0 },
  ])('tells of a call that is tried again, and whether its place is free: $failure', ({
    failure,
    leaves,
    attempts,
  }) => {
    const { log, state, told, places } = watchedLog();
    log.started();
    state.nowMs = 40;
    log.ended();
    log.retried({ error: new ProviderError('why', { failure }), retries: 1, waitMs: 9 });

    expect(told.slice(1)).toEqual([
      { type: 'call-failed', experiment, attempt: 1, failure, reason: 'why', latencyMs: 40, waitMs: 9 },
    ]);
    expect(places).toEqual(leaves ? ['take', 'leave'] : ['take']);
    expect(log.figures.attempts).toBe(attempts);
  });

  it('tells of no failure that is none of a provider, and of one before any call', () => {
    const { log, told } = watchedLog();
    log.retried({ error: new Error('defect'), retries: 1, waitMs: 9 });
    expect(told).toEqual([]);
    log.failed(new ProviderError('why', { failure: 'rejected' }));

    expect(told).toEqual([
      {
        type: 'call-failed',
        experiment,
        attempt: 0,
        failure: 'rejected',
        reason: 'why',
        latencyMs: 0,
        waitMs: undefined,
      },
    ]);
  });
});
