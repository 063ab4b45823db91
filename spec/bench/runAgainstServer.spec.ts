import { describe, expect, it } from 'vitest';
import { callFigures } from '../../bench/callFigures.mjs';
import { bareLoop } from '../../bench/programs.mjs';
import { runAgainstServer } from '../../bench/runAgainstServer.mjs';

describe('runAgainstServer', () => {
  it('measures a program from its start to its end, from outside', async () => {
    const run = await runAgainstServer(bareLoop(3), 12, { latencyMs: 20 });
    const { measurement, counts } = run;
    const moments = [
      measurement.startedAtMs,
      counts.firstCallAtMs,
      counts.firstAnswerAtMs,
      measurement.firstRowAtMs,
      measurement.endedAtMs,
    ];

    expect(moments).toEqual(moments.toSorted((a = 0, b = 0) => a - b));
    expect(measurement.usage.startupCpuMs).toBeGreaterThan(0);
    expect(measurement.usage.cpuMs).toBeGreaterThan(measurement.usage.startupCpuMs ?? 0);
    expect(measurement.usage.peakMb).toBeGreaterThan(20);
    expect(counts.all).toEqual({ calls: 12, inFlight: 0, mostInFlight: 3 });
    expect(counts.connections.total).toBe(3);
    for (const { of } of callFigures(12, 80)) expect(of(run)).toBeGreaterThan(0);
  });

  it('refuses to measure a program that does not finish its rows', async () => {
    await expect(runAgainstServer(bareLoop(1), 3, { faults: { error: 1 } })).rejects.toThrow(
      '0 of 3 rows are ok',
    );
  });
});
