import { from, lastValueFrom, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/seededRandom.mjs';
import { RowError } from '../../src/errors.js';
import { bootstrap } from '../../src/forecast/bootstrap.js';
import { type ForecastOptions, forecast } from '../../src/forecast/forecast.js';
import { forecastLines } from '../../src/forecast/forecastLines.js';
import type { PilotRow } from '../../src/forecast/forecasts.js';
import type { Provider } from '../../src/providers/provider.js';
import { widthOf } from '../../src/reporters/terminal/fitted.js';
import { fromRecords } from '../../src/sources/fromRecords.js';

function unreadable(path: string) {
  const cause = Object.assign(new Error('ENOENT'), { path });
  return throwError(() => new RowError(`'${path}' cannot be read`, { cause }));
}

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
    expect(forecastLines(found).join('\n')).toMatch(
      /a\/m +100 +800 ±25 % +unknown +unknown\nCost unknown, as the length of the answers is not known: a\/m/,
    );
  });

  it.each([
    { model: 'gpt-4o', shown: /a\/gpt-4o +100 +640 to 816 / },
    { model: 'openai/o3', shown: /a\/openai\/o3 +100 +640 to 816 / },
    { model: 'gemma', shown: /a\/gemma +100 +800 ±25 % / },
  ])('takes the input of $model for as exact as it is', async ({ model, shown }) => {
    const rows = Array.from({ length: 100 }, (_, n) => ({ provider: 'a', model, n: `${n}` }));
    const found = await foretold(0, { experiments: fromRecords(from(rows)) });
    expect(forecastLines(found).join('\n')).toMatch(shown);
  });

  it('tells what is missing, and how many rows need it', async () => {
    const rows = ['x', 'y', 'y'].map((f) => ({ provider: 'a', model: 'm', n: '1', f }));
    const found = await foretold(0, {
      experiments: fromRecords([...rows, { provider: 'b', model: 'm', n: '1', f: 'z' }]),
      prompt: 'Say {{n}} {{tone}}',
      contexts: [{ load: ({ f }) => (f === 'y' ? unreadable('y.md') : of({ name: 'x', text: '' })) }],
      providers: { a: NEVER_CALLED, b: { ...NEVER_CALLED, unconfigured: 'Set B_API_KEY' } },
    });
    expect(found).toMatchObject({
      rows: 2,
      problems: 2,
      missing: {
        columns: [{ name: 'tone', rows: 2, firstRow: 1 }],
        files: [{ name: 'y.md', rows: 2, firstRow: 2 }],
        settings: [{ name: 'Set B_API_KEY', rows: 1, firstRow: 4 }],
      },
    });
    expect(forecastLines(found)).toEqual(
      expect.arrayContaining([
        'Cannot be asked: 2 rows',
        'Missing for 2 rows, row 1 first: column {{tone}}',
        'Missing for 2 rows, row 2 first: file y.md',
        'Missing for row 4: Set B_API_KEY',
      ]),
    );
  });

  it('tells of the first five of many things that are missing, and how many more there are', async () => {
    const rows = Array.from({ length: 8 }, (_, n) => ({ provider: 'a', model: 'm', n: `${n}` }));
    const found = await foretold(0, {
      experiments: fromRecords(from(rows)),
      contexts: [{ load: ({ n }) => unreadable(`${n}.md`) }],
    });
    const lines = forecastLines(found).filter((line) => line.includes('.md') || line.includes('more'));
    expect(lines).toEqual([
      ...[0, 1, 2, 3, 4].map((n) => `Missing for row ${n + 1}: file ${n}.md`),
      '  and 3 more',
    ]);
  });

  it('tells what will not fit the window of its model, and what takes most of it', async () => {
    const rows = [9000, 700, 10].map((size) => ({ provider: 'a', model: 'm', n: 'word '.repeat(size) }));
    const found = await foretold(0, {
      experiments: fromRecords(from(rows)),
      providers: { a: { ...NEVER_CALLED, contextWindow: () => of(800) } },
    });
    expect(found.models).toMatchObject([{ rows: 2, tooLongRows: 1, tightRows: 1, contextWindow: 800 }]);
    expect(forecastLines(found)).toEqual(
      expect.arrayContaining([
        'Will not fit the window of a/m (800 tokens): 1 row',
        'Near the window of a/m (800 tokens): 1 row',
      ]),
    );
  });

  it('takes what rows allow at the most for a ceiling', async () => {
    const found = await foretold(100, { parameters: { max_tokens: 50 } });
    expect(found.models[0]).toMatchObject({ mostOutputTokens: 5000 });
    expect(forecastLines(found).join('\n')).toMatch(/up to 5,000 +up to \$0\.051/);
  });

  it('adds ceilings up as they stand in the table', async () => {
    const rows = ['m', 'o'].flatMap((model) =>
      Array.from({ length: 100 }, (_, n) => ({ provider: 'a', model, n: `${n}` })),
    );
    const { costUsd, models } = await foretold(0, {
      experiments: fromRecords(from(rows)),
      parameters: { max_tokens: 50 },
    });
    const each = models.map((model) => model.costUsd?.high ?? 0);
    expect(each[0]).toBeGreaterThan(0);
    expect(costUsd?.high).toBeCloseTo(
      each.reduce((sum, high) => sum + high, 0),
      10,
    );
  });

  it('says of each model without a price why it has none', async () => {
    const rows = ['a', 'b', 'c'].map((provider) => ({ provider, model: 'm', n: '1' }));
    const found = await foretold(0, {
      experiments: fromRecords(from(rows)),
      providers: {
        a: { complete: NEVER_CALLED.complete },
        b: { complete: NEVER_CALLED.complete },
        c: { complete: NEVER_CALLED.complete, price: () => of(undefined) },
      },
    });
    expect(forecastLines(found)).toEqual(
      expect.arrayContaining([
        'No known price, as a local server or a BASE_URL of your own has none: a/m, b/m',
        'No known price, as no price of it is listed: c/m',
        'To know the most output, without paying: --param max_tokens=N',
      ]),
    );
    expect(found.models[2]).toMatchObject({ isPriced: false, unpricedReason: 'no price of it is listed' });
  });

  it('says of what it knows no way to know it', async () => {
    const pilot = pilotOf([{ outputTokens: 90, latencyMs: 100, inputTokens: 10 }]);
    const lines = forecastLines(await foretold(100, { pilot: from(pilot) }));
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/^Time: /)]));
    expect(lines.filter((line) => line.startsWith('To know'))).toEqual([
      expect.stringMatching(/^To know output: pay for some rows, two of each model at least /),
      expect.stringMatching(/^To know the most that it may cost, /),
    ]);
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

  it('keeps to a limit of tokens, as the rows that ran used them', async () => {
    const row = { latencyMs: 100, outputTokens: 6 };
    const pilot = ['0', '1'].map((n) => ({ provider: 'a', model: 'm', experimentId: n, ...row }));
    const { durationMs } = await foretold(100, {
      pilot: from(pilot),
      tokenLimits: { a: { limit: 60, periodMs: 1000 } },
      parameters: { max_tokens: 20 },
    });
    // 8 of input and 6 of output each: two of them, and one that asks for 28, fill a second.
    expect(durationMs?.mid).toBeGreaterThan(33_000);
    expect(durationMs?.mid).toBeLessThan(34_000);
  });

  it('knows no other options of the run: neither its budget nor its cache hold the simulation up', async () => {
    const options = { maxCostUsd: 1e-9, system: 'x' };
    const pilot = pilotOf([{ latencyMs: 100 }, { latencyMs: 100 }]);
    expect((await foretold(100, { pilot: from(pilot), ...options })).durationMs?.mid).toBe(1000);
  });

  it('keeps to the rate at which the server let in the rows that ran', async () => {
    const pilot = pilotOf(
      Array.from({ length: 20 }, (_, n) => ({
        latencyMs: 150 + 17 * n,
        startedAtMs: n < 5 ? n : 50 * (n - 4),
      })),
    );
    const found = await foretold(1000, { pilot: from(pilot) });
    expect(found.models[0]?.callsPerSecond).toBeCloseTo(20, 0);
    expect(found.durationMs?.mid).toBeGreaterThan(49_000);
    expect(found.durationMs?.mid).toBeLessThan(52_000);
    expect(forecastLines(found)).toContain('  at 20/s, as a/m let in the rows that have run');
    const own = { rateLimits: { a: { limit: 10, periodMs: 1000 } } };
    expect((await foretold(1000, { pilot: from(pilot), ...own })).durationMs?.mid).toBeGreaterThan(99_000);
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
    expect(Math.max(...forecastLines(found, 120).map(widthOf))).toBe(120);
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
