import { describe, expect, it } from 'vitest';
import type { Limit, LimitChange } from '../../../src/run/health/providerLimits.js';
import { ProviderLimits, type ProviderLimitsOptions } from '../../../src/run/health/providerLimits.js';

function limitsOf(options: Partial<ProviderLimitsOptions> = {}) {
  const limits = new ProviderLimits({
    provider: 'a',
    cap: 10,
    rateLimitOf: () => undefined,
    tokenLimitOf: () => undefined,
    random: () => 0,
    ...options,
  });
  const changes: LimitChange[] = [];
  limits.changes.subscribe((change) => changes.push(change));
  return { limits, changes };
}

/** Refuses one call after the other. */
function refuse({ reports }: Limit, nowMs: number) {
  const calls = Array.from({ length: 6 }, () => reports.start(nowMs, 0));
  for (const call of calls) {
    reports.refuse(call, nowMs, { reason: '429', delayMs: 5000 });
    reports.end();
  }
}

describe('ProviderLimits', () => {
  it('gives every model a limit of its own', () => {
    const { limits } = limitsOf();

    expect(limits.of('m').key).not.toBe(limits.of('n').key);
    expect(limits.of('m')).toBe(limits.of('m'));
  });

  it('gives all models one where the provider says so, and models of a class one together', () => {
    expect(
      new Set(['m', 'n'].map((model) => limitsOf({ limits: 'provider' }).limits.of(model).key)).size,
    ).toBe(1);
    const { limits } = limitsOf({ limits: (model) => model.slice(0, 1) });
    expect(limits.of('m1').key).toBe(limits.of('m2').key);
    expect(limits.of('m1').key).not.toBe(limits.of('n1').key);
  });

  it('opens 32 lanes at most, whatever the models of a file are called', () => {
    const { limits } = limitsOf();
    const keys = new Set(Array.from({ length: 1000 }, (_, index) => limits.of(`model-${index}`).key));

    expect(keys.size).toBe(32);
  });

  it('pauses one model, and lets its sisters go on', () => {
    const { limits, changes } = limitsOf();
    refuse(limits.of('m'), 0);

    expect(limits.of('m').pace.waitMs(0, 0)).toBe(5000);
    expect(limits.of('n').pace.waitMs(0, 0)).toBe(0);
    expect(limits.pace.waitMs(0, 0)).toBe(0);
    expect(changes.filter(({ type }) => type === 'paused')[0]).toMatchObject({ model: 'm' });
  });

  it('pauses the provider where two models are paused within moments', () => {
    const { limits } = limitsOf();
    refuse(limits.of('m'), 0);
    refuse(limits.of('n'), 500);

    expect(limits.pace.waitMs(500, 0)).toBeGreaterThanOrEqual(5000);
  });

  it('keeps limits of the user on one model, also where models share one', () => {
    const rateLimitOf = (model?: string) => (model === 'm' ? { limit: 1, periodMs: 1000 } : undefined);
    const { limits } = limitsOf({ limits: 'provider', rateLimitOf });
    limits.of('m').reports.start(0, 0);

    expect(limits.of('m').pace.waitMs(0, 0)).toBeGreaterThan(900);
    expect(limits.of('n').pace.waitMs(0, 0)).toBe(0);
  });

  it('does not pause the provider for one model, nor for two that pause at different times', () => {
    const { limits } = limitsOf();
    refuse(limits.of('m'), 5000);
    refuse(limits.of('m'), 5100);
    expect(limits.pace.waitMs(5100, 0)).toBe(0);
    refuse(limits.of('n'), 6102);
    expect(limits.pace.waitMs(6102, 0)).toBe(0);
  });

  it('says why the provider pauses, and for as long as the longest of them', () => {
    const { limits, changes } = limitsOf();
    refuse(limits.of('m'), 5000);
    refuse(limits.of('n'), 6000);
    const paused = changes.filter((change) => change.type === 'paused' && change.model === undefined);
    expect(paused[0]).toMatchObject({ atMs: 6000, reason: '429' });
    expect(limits.pace.waitMs(6000, 0)).toBeGreaterThanOrEqual(5000);
  });

  it('spreads what is beyond 32 models over the lanes that there are', () => {
    const { limits } = limitsOf();
    for (let index = 0; index < 32; index += 1) limits.of(`model-${index}`);
    const shared = new Map<string, number>();
    for (let index = 100; index < 1100; index += 1) {
      const { key } = limits.of(`model-${index}`);
      shared.set(key, (shared.get(key) ?? 0) + 1);
      expect(limits.of(`model-${index}`).key).toBe(key);
    }
    expect(shared.size).toBe(32);
    expect(Math.max(...shared.values())).toBeLessThan(100);
  });

  it('has room for all its calls unless it is told otherwise', () => {
    const { limits, changes } = limitsOf();
    limits.resize(3);
    expect([limits.cap, changes]).toEqual([10, []]);
  });

  it('has room for no call until it is given some, and tells of what it has', () => {
    const { limits, changes } = limitsOf({ isResized: true });
    const before = limits.of('m');
    expect(limits.cap).toBe(0);
    limits.resize(3);
    limits.resize(3);
    expect([limits.cap, limits.group.permits]).toEqual([3, 10]);
    expect(changes).toEqual([{ type: 'cap', cap: 3 }]);
    limits.resize(30);
    expect(limits.cap).toBe(10);
    expect(limits.of('m')).toBe(before);
  });

  it('tells of no more calls at once than it has room for, whatever its server takes', () => {
    const { limits, changes } = limitsOf({ limits: 'provider', isResized: true });
    limits.resize(2);
    const { reports } = limits.of('m');
    refuse(limits.of('m'), 0);
    for (let nowMs = 6000; nowMs < 60_000; nowMs += 1000) {
      const call = reports.start(nowMs, 0);
      reports.accept(call, nowMs + 500);
      reports.end();
    }
    const caps = changes.flatMap((change) => (change.type === 'cap' ? [change.cap] : []));

    expect(limits.pace.cap).toBe(10);
    expect([Math.min(...caps), Math.max(...caps)]).toEqual([1, 2]);
  });

  it("counts tokens where a limit of one's own does", () => {
    const tokenLimit = { limit: 100, periodMs: 1000 };
    const counts = (options: Partial<ProviderLimitsOptions>, model = 'm') =>
      limitsOf(options).limits.of(model).countsTokens;
    const ofModel = (model?: string) => (model === 'm' ? tokenLimit : undefined);
    expect(counts({})).toBe(false);
    expect(counts({ limits: 'provider' })).toBe(false);
    expect(counts({ tokenLimitOf: () => tokenLimit })).toBe(true);
    expect(counts({ tokenLimitOf: (model) => (model === undefined ? tokenLimit : undefined) })).toBe(true);
    expect(
      counts({ limits: 'provider', tokenLimitOf: (model) => (model === undefined ? tokenLimit : undefined) }),
    ).toBe(true);
    expect(counts({ limits: 'provider', tokenLimitOf: ofModel })).toBe(true);
    expect(counts({ limits: 'provider', tokenLimitOf: ofModel }, 'n')).toBe(false);
  });

  it('gives each of the first 32 models a lane of its own', () => {
    const { limits } = limitsOf();
    expect(new Set(Array.from({ length: 32 }, (_, index) => limits.of(`m${index}`).key)).size).toBe(32);
  });

  it('pauses as a whole where all its models share one limit', () => {
    const { limits, changes } = limitsOf({ limits: 'provider' });
    refuse(limits.of('m'), 0);
    expect(limits.pace.waitMs(0, 0)).toBe(5000);
    expect(limits.of('m').pace.waitMs(0, 0)).toBe(0);
    expect(changes.filter(({ type }) => type === 'paused').every(({ model }) => model === undefined)).toBe(
      true,
    );
  });

  it('gives the rows of each model as much room as there is, and all that it has once nothing is sent any more', () => {
    const { limits } = limitsOf({ isResized: true });
    const seen: number[] = [];
    limits.of('m').places.count.subscribe((count) => seen.push(count));
    limits.resize(3);
    limits.resize(30);
    limits.resize(4);
    limits.drain();
    limits.resize(5);
    expect(seen).toEqual([0, 3, 10, 4, 10]);
    limits.of('n').places.count.subscribe((count) => seen.push(count));
    expect(seen.at(-1)).toBe(10);
  });
});
