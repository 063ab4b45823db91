import { from, lastValueFrom, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/seededRandom.mjs';
import { bootstrap } from '../../src/forecast/bootstrap.js';
import { type ForecastOptions, forecast } from '../../src/forecast/forecast.js';
import { forecastLines } from '../../src/forecast/forecastLines.js';
import type { PilotRow } from '../../src/forecast/forecasts.js';
import type { Provider } from '../../src/providers/provider.js';
import { widthOf } from '../../src/reporters/terminal/fitted.js';
import { fromRecords } from '../../src/sources/fromRecords.js';

const NEVER_CALLED: Provider = {
  complete: () => {
    throw new Error('a forecast makes no call');
  },
  concurrency: 10,
  price: () => of((input: number, output: number) => input * 1e-6 + output * 1e-5),
};

function pilotOf(figures: readonly Partial<PilotRow>[]): readonly PilotRow[] {
  return figures.map((row, index) => ({ provider: 'a', model: 'm', experimentId: `${index}`, ...row }));
}

function foretold(count: number, options: Partial<ForecastOptions> = {}) {
  const rows = Array.from({ length: count }, (_, n) => ({ provider: 'a', model: 'm', n: `${n}` }));
  return lastValueFrom(
    forecast({
      experiments: fromRecords(from(rows)),
      prompt: 'Say something about {{n}}, please.',
      providers: { a: NEVER_CALLED },
      random: seededRandom(7),
      ...options,
    }),
  );
}

describe('forecast', () => {
  it('knows neither output, cost nor time without a pilot, and says so', async () => {
    const found = await foretold(100);
    expect(found).toMatchObject({ rows: 100, kept: 0, costUsd: undefined, durationMs: undefined });
    expect(found.models[0]).toMatchObject({ outputTokens: undefined, mostOutputTokens: undefined });
    expect(found.models[0]?.inputTokens.mid).toBeGreaterThan(500);
    expect(found.firstPrompt).toBe('Say something about 0, please.');
    expect(forecastLines(found).join('\n')).toMatch(/a\/m +100 .* unknown +unknown\nCost unknown: a\/m/);
  });

  it('takes what rows allow at the most for a ceiling', async () => {
    const found = await foretold(100, { parameters: { max_tokens: 50 } });
    expect(found.models[0]).toMatchObject({ mostOutputTokens: 5000 });
    expect(forecastLines(found).join('\n')).toMatch(/up to 5,000 +up to \$0\.05/);
  });

  it('takes output, cost and time from what has run', async () => {
    const pilot = pilotOf([
      { outputTokens: 90, costUsd: 0.009, latencyMs: 100, inputTokens: 10 },
      { outputTokens: 110, costUsd: 0.011, latencyMs: 100, inputTokens: 10 },
    ]);
    const { models, costUsd, durationMs } = await foretold(100, { pilot: from(pilot) });
    expect(models[0]?.outputTokens?.mid).toBeCloseTo(10_000);
    expect(costUsd?.mid).toBeCloseTo(1);
    expect(durationMs).toEqual({ low: 1000, mid: 1000, high: 1000 });
  });

  it('keeps to the caps and limits of the run', async () => {
    const pilot = pilotOf([{ latencyMs: 100 }, { latencyMs: 100 }]);
    const timed = async (limits: Partial<ForecastOptions>) =>
      (await foretold(100, { pilot: from(pilot), ...limits })).durationMs?.mid;
    expect(await timed({ concurrency: { a: 2 } })).toBe(5000);
    expect(await timed({ sequential: true })).toBe(10_000);
    const limited = await timed({ rateLimits: { a: { limit: 20, periodMs: 1000 } } });
    expect(limited).toBeGreaterThan(4900);
    expect(limited).toBeLessThan(5200);
  });

  it('counts rows that cannot be asked, and tells of every row', async () => {
    const told: string[] = [];
    const found = await foretold(0, {
      experiments: fromRecords([{ provider: 'none', model: 'm' }]),
      onRow: (row) => told.push('problem' in row ? row.problem : 'fine'),
    });
    expect(found).toMatchObject({ rows: 0, problems: 1 });
    expect(told).toEqual([expect.stringContaining("Unknown provider 'none'")]);
  });

  it('fits 80 columns, and controls no terminal', async () => {
    const pilot = pilotOf([
      { outputTokens: 1e8, costUsd: 1234, latencyMs: 9e6 },
      { outputTokens: 3e8, costUsd: 5678, latencyMs: 8e6 },
    ]);
    const found = await foretold(100, { pilot: from(pilot), prompt: `\u001b[2J${'x'.repeat(200)}` });
    expect(forecastLines(found).filter((line) => widthOf(line) > 80)).toEqual([]);
    expect(forecastLines(found).join()).not.toContain('\u001b');
  });
});

describe('bootstrap', () => {
  /** Answers whose lengths differ as those of models do: most short, some long. */
  it.each([
    { sigma: 0.3, rows: 500 },
    { sigma: 0.8, rows: 500 },
    { sigma: 0.8, rows: 40 },
  ])('holds the truth in 9 of 10 of a thousand seeded runs: sigma $sigma, $rows rows', async ({
    sigma,
    rows,
  }) => {
    let held = 0;
    for (let seed = 1; seed <= 1000; seed += 1) {
      const random = seededRandom(seed);
      const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      const answer = () => Math.exp(5 + sigma * normal());
      const pilot = Array.from({ length: 20 }, answer);
      let truth = 0;
      for (let row = 0; row < rows; row += 1) truth += answer();
      const { low, high } = bootstrap(
        pilot,
        (sample, draw) => {
          const mean = sample.reduce((sum, each) => sum + each, 0) / sample.length;
          const variance = sample.reduce((sum, each) => sum + (each - mean) ** 2, 0) / sample.length;
          let chance = -6;
          for (let index = 0; index < 12; index += 1) chance += draw();
          return rows * mean + chance * Math.sqrt(variance * rows);
        },
        random,
      );
      if (low <= truth && truth <= high) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(900);
  }, 60_000);
});
