import { describe, expect, it } from 'vitest';
import { ProviderError, type ProviderErrorOptions } from '../../../src/errors.js';
import type { Experiment } from '../../../src/experiment.js';
import { ProviderHealth, type ProviderHealthOptions } from '../../../src/run/health/providerHealth.js';
import { type LimitChange, ProviderLimits } from '../../../src/run/health/providerLimits.js';

const row = (position: number): Experiment => ({
  position,
  rowNumber: position + 1,
  repeat: 1,
  provider: 'a',
  model: 'm',
  variables: {},
});

const failure = (options: ProviderErrorOptions, message = 'no') => new ProviderError(message, options);
const UNAVAILABLE = failure({ failure: 'transient', status: 503 });
const FAULT = failure({ failure: 'transient', status: 500 });
const LOST = failure({ failure: 'unreachable' });

/** A provider with so many rows on their way, whose calls go out one at a time. */
function healthOf({ rows = 20, ...options }: Partial<ProviderHealthOptions> & { rows?: number } = {}) {
  const limits = new ProviderLimits({
    provider: 'a',
    cap: 100,
    rateLimitOf: () => undefined,
    tokenLimitOf: () => undefined,
  });
  const halts: string[] = [];
  const halt: ProviderHealthOptions['halt'] = (...words) =>
    halts.push(words.filter((word) => word !== undefined).join(': '));
  const health = new ProviderHealth({ limits, places: 100, maxWaitMs: 60_000, jitter: 0, halt, ...options });
  const leaving = Array.from({ length: rows }, (_, position) => health.enter(row(position), () => 0));
  const changes: LimitChange[] = [];
  limits.changes.subscribe((change) => changes.push(change));
  const fail = (position: number, error: ProviderError, nowMs = 0) => {
    const over = health.asked(row(position));
    const understood = health.failed(row(position), error, nowMs);
    over();
    return understood;
  };
  return { health, halts, fail, leaving, changes, answer: (at: number) => health.answered(row(at)) };
}

describe('ProviderHealth', () => {
  it('takes failures for what they are while they are few', () => {
    const { fail, halts } = healthOf();
    for (const error of [UNAVAILABLE, FAULT, LOST, failure({ failure: 'transient' })])
      expect(fail(0, error)).toBe(error);
    expect(halts).toEqual([]);
  });

  it.each(['exhausted', 'unauthorized'] as const)('halts what is %s', (kind) => {
    const { fail, halts } = healthOf();
    const error = failure({ failure: kind });
    expect(fail(0, error)).toBe(error);
    expect(halts).toEqual([`${kind}: no`]);
  });

  it('says nothing of the server where this machine is short of something', () => {
    const { fail, halts, health } = healthOf({ maxWaitMs: 1000 });
    const error = failure({ failure: 'local', code: 'EMFILE', delayMs: 50 });
    for (const atMs of [0, 0, 0, 5000, 5000]) expect(fail(0, error, atMs)).toBe(error);
    expect(halts).toEqual([]);
    expect(health.refusal(error)).toEqual({
      delayMs: 50,
      allowance: undefined,
      reason: 'no',
      isAtOnce: true,
      isOfProvider: true,
    });
  });

  it('tells the pace of rate limits, and of nothing else', () => {
    const { health } = healthOf();
    const limited = { failure: 'rate-limited', delayMs: 700 } as const;
    const told = { delayMs: 700, allowance: undefined, reason: 'no', isAtOnce: false };
    expect(health.refusal(failure(limited))).toEqual({ ...told, isOfProvider: false });
    expect(health.refusal(failure({ ...limited, ofAccount: true }))).toEqual({ ...told, isOfProvider: true });
    for (const error of [FAULT, LOST, new Error('rate-limited'), { failure: 'rate-limited' }, undefined])
      expect(health.refusal(error)).toBeUndefined();
  });

  it('waits as long as is asked, up to its patience', () => {
    const { fail, halts } = healthOf();
    const error = failure({ failure: 'rate-limited', delayMs: 60_000 });
    expect(fail(0, error)).toBe(error);
    const longer = fail(1, failure({ failure: 'rate-limited', delayMs: 61_000 }));
    const said = 'no (it asks for a wait of 61 s, and the longest is 60 s)';
    expect([longer.failure, longer.message]).toEqual(['exhausted', said]);
    expect(halts).toEqual([`exhausted: ${said}`]);
    expect(fail(2, failure({ failure: 'transient', delayMs: 61_000 }))).toHaveProperty(
      'failure',
      'transient',
    );
  });

  it('halts a provider that has accepted nothing for as long as one waits', () => {
    const { fail, halts, answer } = healthOf();
    const error = failure({ failure: 'rate-limited' });
    for (const atMs of [0, 30_000, 59_999]) fail(0, error, atMs);
    expect(halts).toEqual([]);
    answer(1);
    for (const atMs of [60_000, 90_000]) fail(0, error, atMs);
    expect(halts).toEqual([]);
    fail(0, error, 120_000);
    expect(halts).toEqual(['rate-limited: no (it has accepted no call for 60 s)']);
  });

  it('does not count the time in which nobody asked', () => {
    const { fail, halts, leaving, health } = healthOf({ rows: 1 });
    const error = failure({ failure: 'rate-limited' });
    for (const atMs of [0, 10, 20]) fail(0, error, atMs);
    leaving[0]?.();
    health.enter(row(1), () => 100_000);
    fail(1, error, 100_000);
    expect(halts).toEqual([]);
  });

  it('halts one model that refuses ten rows in the same way, whoever was not answered in between', () => {
    const { fail, halts, answer } = healthOf();
    const error = failure({ failure: 'rejected', status: 400 });
    for (let at = 0; at < 9; at += 1) fail(at, error);
    answer(9);
    for (let at = 0; at < 9; at += 1) fail(at, error);
    expect(halts).toEqual([]);
    fail(19, error);
    expect(halts).toEqual(['rejected: no: m']);
  });

  it.each([
    { models: 999, halted: ['rejected: no: m'] },
    { models: 1000, halted: [] },
  ])('remembers the refusals of a model while $models others refuse: $halted', ({ models, halted }) => {
    const { fail, halts, health } = healthOf();
    const error = failure({ failure: 'rejected', status: 400 });
    for (let at = 0; at < 9; at += 1) fail(at, error);
    for (let n = 0; n < models; n += 1) health.failed({ ...row(10), model: `m${n}` }, error, 0);
    fail(19, error);
    expect(halts).toEqual(halted);
  });

  it('halts nothing for failures of rows that are no refusals', () => {
    const { fail, halts } = healthOf();
    for (let at = 0; at < 20; at += 1) fail(at, failure({ failure: 'transient', status: 408 }));
    expect(halts).toEqual([]);
  });

  describe('of a server that is away', () => {
    it('waits and probes, less and less, and pauses for as long', () => {
      const { fail, halts, changes } = healthOf({ rows: 10 });
      for (let at = 0; at < 9; at += 1) expect(fail(at, LOST)).toBe(LOST);
      const probe = fail(9, LOST);
      expect([probe.failure, probe.delayMs, probe.message]).toEqual(['unreachable', 1000, 'no']);
      expect(fail(9, LOST, 1000).delayMs).toBe(2000);
      expect(changes.filter(({ type }) => type === 'paused')).toEqual([
        expect.objectContaining({ atMs: 0, untilMs: 1000, reason: 'no' }),
        expect.objectContaining({ atMs: 1000, untilMs: 3000, reason: 'no' }),
      ]);
      expect(halts).toEqual([]);
    });

    it('pauses once for calls that were sent together, each of which waits as long', () => {
      const { health, changes } = healthOf({ rows: 12 });
      const rows = Array.from({ length: 12 }, (_, at) => row(at));
      const ends = rows.map((one) => health.asked(one));
      const delays = rows.map((one, at) => {
        const { delayMs } = health.failed(one, LOST, at);
        ends[at]?.();
        return delayMs;
      });

      expect(delays).toEqual([...Array(9).fill(undefined), 1000, 1000, 1000]);
      expect(changes.filter(({ type }) => type === 'paused')).toMatchObject([{ atMs: 9, untilMs: 1009 }]);
    });

    it('calls it down where it speaks', () => {
      const { fail } = healthOf({ rows: 10 });
      for (let at = 0; at < 9; at += 1) fail(at, FAULT);
      expect(fail(9, FAULT)).toMatchObject({ failure: 'down', status: 500, delayMs: 1000 });
    });

    it('probes for the last time at the end of its patience, not behind it', () => {
      const { fail } = healthOf({ rows: 1, maxWaitMs: 1500 });
      expect(fail(0, LOST, 0).delayMs).toBe(1000);
      expect(fail(0, LOST, 1000).delayMs).toBe(500);
    });

    it('is not fooled by a time-out, and knows by any other word that it is there', () => {
      const silence = failure({ failure: 'transient' });
      const wordless = healthOf({ rows: 10 });
      for (let at = 0; at < 5; at += 1) wordless.fail(at, LOST);
      wordless.fail(5, silence);
      for (let at = 6; at < 9; at += 1) wordless.fail(at, LOST);
      expect(wordless.fail(9, LOST)).toBe(LOST);
      expect(wordless.fail(5, LOST)).toHaveProperty('delayMs', 1000);

      for (const word of [failure({ failure: 'transient', status: 429 }), failure({ failure: 'rejected' })]) {
        const spoken = healthOf({ rows: 10 });
        for (let at = 0; at < 9; at += 1) spoken.fail(at, LOST);
        spoken.fail(5, word);
        expect(spoken.fail(9, LOST)).toHaveProperty('failure', 'unreachable');
        expect(spoken.halts).toEqual([]);
      }
    });

    it('goes on probing less and less after a time-out, and starts again after any word', () => {
      const { fail } = healthOf({ rows: 1 });
      expect([fail(0, LOST).delayMs, fail(0, LOST).delayMs]).toEqual([1000, 2000]);
      fail(0, failure({ failure: 'transient' }));
      expect(fail(0, LOST).delayMs).toBe(4000);
      fail(0, failure({ failure: 'rate-limited', status: 429 }));
      expect(fail(0, LOST).delayMs).toBe(1000);
      fail(0, failure({ failure: 'transient', status: 408 }));
      expect(fail(0, LOST).delayMs).toBe(1000);
    });

    it('halts one that never was there', () => {
      const { fail, halts } = healthOf({ rows: 1 });
      fail(0, failure({ failure: 'unreachable', code: 'ECONNREFUSED' }));
      expect(halts).toEqual(['unreachable: no']);
    });
  });

  describe('of a server that sheds load', () => {
    const answered = (options: Parameters<typeof healthOf>[0] = {}) => {
      const server = healthOf(options);
      for (let at = 10; at < 18; at += 1) server.answer(at);
      return server;
    };

    it.each([
      { status: 529, rows: 1 },
      { status: 503, rows: 2 },
      { status: 502, rows: 3 },
    ])('is taken for one at $rows of ten rows with $status', ({ status, rows }) => {
      const { fail, health } = answered();
      const error = failure({ failure: 'transient', status });
      for (let at = 0; at < rows - 1; at += 1) expect(fail(at, error)).toBe(error);
      const shed = fail(rows - 1, error);
      expect(shed).toMatchObject({ failure: 'rate-limited', status });
      expect(health.refusal(shed)).toEqual({ reason: 'no', allowance: undefined, isCrowded: true });
      expect(health.refusal(fail(0, error))).toHaveProperty('isCrowded', true);
    });

    it('lets a row wait longer each time it is turned away, up to 15 s', () => {
      const { fail, leaving, health } = answered();
      const error = failure({ failure: 'transient', status: 529 });
      const waits = Array.from({ length: 6 }, () => fail(0, error).delayMs ?? 0);
      expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
      leaving[0]?.();
      health.enter(row(0), () => 0);
      expect(fail(0, error).delayMs).toBe(1000);
    });

    it('waits no longer than it is told to', () => {
      const { fail } = answered({ maxDelayMs: 3000, initialDelayMs: 2000 });
      const error = failure({ failure: 'transient', status: 529 });
      expect([fail(0, error).delayMs, fail(0, error).delayMs]).toEqual([2000, 3000]);
    });

    it('goes on to wait with the last row that was turned away', () => {
      const { fail, answer } = answered();
      fail(0, UNAVAILABLE);
      fail(1, UNAVAILABLE);
      for (let at = 2; at < 18; at += 1) answer(at);
      expect(fail(1, UNAVAILABLE)).toHaveProperty('failure', 'rate-limited');
      expect(fail(18, UNAVAILABLE)).toHaveProperty('failure', 'rate-limited');
    });

    it('is none where faults come, or connections go', () => {
      for (const error of [FAULT, LOST]) {
        const { fail, health } = answered();
        for (let at = 0; at < 4; at += 1) {
          expect(fail(at, error)).toBe(error);
          expect(health.refusal(error)).toBeUndefined();
        }
        expect(fail(5, UNAVAILABLE)).toBe(UNAVAILABLE);
      }
    });

    it('is none for rows that are refused', () => {
      const { fail } = answered();
      for (const at of [0, 1, 2]) fail(at, failure({ failure: 'rejected', status: 400 }));
      expect(fail(3, UNAVAILABLE)).toBe(UNAVAILABLE);
    });
  });
});
