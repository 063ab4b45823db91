import type { ProviderLookup } from '../providers/provider.js';
import type { Range } from './forecasts.js';
import type { ForecastTally } from './forecastTally.js';
import { type LimitOptions, simulatedMs } from './simulatedMs.js';

/** Rows that are simulated altogether: each takes a tenth of a millisecond. */
const MOST_ROWS = 12_000;
/** Times that a run is simulated. */
const MOST_TIMES = 9;
/** Rows of one simulation for each call at once: fewer are all beginning and end. */
const ROWS_PER_CALL = 20;
const FEWEST_ROWS = Math.floor(MOST_ROWS / MOST_TIMES);

/** What a duration depends on beside the rows. */
export interface DurationOptions {
  readonly limits: LimitOptions;
  readonly providers: ProviderLookup;
  readonly random: () => number;
}

/**
 * How long the rows ahead will take; `undefined` where no row of one of their models has run. It is simulated with the
 * pilot, and for the range a few times more with samples of it. Of many rows every second, third, ... one is simulated,
 * for as many times as long.
 */
export function durationOf(
  { models, ahead }: ForecastTally,
  { limits, providers, random }: DurationOptions,
): Range | undefined {
  const isKnown = models.every(
    ({ rows, pilot }) => rows === 0 || pilot.some(({ row }) => row.latencyMs !== undefined),
  );
  if (!isKnown || ahead.length === 0) return undefined;
  const concurrency = Object.fromEntries(
    models.map(({ provider }) => [provider, providers(provider)?.concurrency ?? 10]),
  );
  const capOf = (provider: string) =>
    Math.min(limits.maxConcurrent ?? 1000, limits.concurrency?.[provider] ?? concurrency[provider] ?? 10);
  const atOnce = Object.keys(concurrency).reduce((sum, provider) => sum + capOf(provider), 0);
  const calls = limits.sequential ? 1 : Math.min(atOnce, limits.maxConcurrent ?? 1000);
  const most = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, ROWS_PER_CALL * calls));
  const stride = Math.ceil(ahead.length / most);
  const some = ahead.filter((_, position) => position % stride === 0);
  const scale = ahead.length / some.length;
  const count = Math.min(MOST_TIMES, Math.floor(MOST_ROWS / some.length));
  const rows = { ahead: some, models, concurrency };
  const simulated = (isResampled: boolean) =>
    Math.round(scale * simulatedMs(rows, limits, { random, isResampled }));
  const mid = simulated(false);
  const others = Array.from({ length: count - 1 }, () => simulated(true));
  return { low: Math.min(mid, ...others), mid, high: Math.max(mid, ...others) };
}
