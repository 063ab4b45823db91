import { describe, expect, it } from 'vitest';
import { torture } from '../../../bench/torture/torture.mjs';
import { builtProgram } from '../../support/startCli.js';

describe('parallamr run --resume', () => {
  it('loses nothing to kill -9 and asks again only for what was in flight', { timeout: 60_000 }, async () => {
    const report = await torture({ program: builtProgram, rows: 300, kills: 5, seed: 1, cap: 20 });

    expect(report.violations).toEqual([]);
    expect(report.lostCalls).toHaveLength(5);
    expect(report.counts.rows.size).toBe(300);
  });
});
