import type { PilotRow } from './forecasts.js';

/** So many times as long as their number at once explains, and so much longer, where the rate held calls back. */
const LONGER = 1.25;
const LONGER_MS = 50;
/** Share of the rows that were asked more than once, where the server refuses what is too much. */
const REFUSED_SHARE = 1 / 3;
/** A gap longer than this, and than so many usual ones, is a break between two runs. */
const BREAK_MS = 30_000;
const BREAK_GAPS = 20;
/** Fewer rows tell nothing. */
const FEWEST = 8;
/** More rows tell nothing more. */
const MOST = 400;

interface Call {
  readonly model: string;
  readonly startMs: number;
  readonly latencyMs: number;
  readonly isRetry: boolean;
}

/**
 * Calls per millisecond at which a provider let in the rows of each model that have run, where it held them back: none
 * where their number at once explains when they started.
 *
 * It is the rate that held back where calls took longer to be sent than if each had followed upon the end of another, or
 * where they were refused and sent again. The rate is the least one at which a bucket, with what it had in store when the
 * run began, would have let them in as they were.
 *
 * @param pilot Rows of one provider.
 */
export function learnedRates(pilot: readonly PilotRow[]): ReadonlyMap<string, number> {
  const calls = longestSession(
    pilot
      .flatMap(({ model, startedAtMs: startMs, latencyMs, attempts = 1 }) =>
        startMs === undefined || latencyMs === undefined
          ? []
          : [{ model, startMs, latencyMs, isRetry: attempts > 1 }],
      )
      .sort((one, other) => one.startMs - other.startMs),
  ).slice(-MOST);
  const isHeldBack = spanOf(calls) > LONGER * scheduledMs(calls) + LONGER_MS;
  const models = [...new Set(calls.map(({ model }) => model))];
  return new Map(
    models.flatMap((model) => {
      const rate = rateOf(
        calls.filter((call) => call.model === model),
        isHeldBack,
      );
      return rate === undefined ? [] : [[model, rate] as const];
    }),
  );
}

function rateOf(calls: readonly Call[], isHeldBack: boolean): number | undefined {
  if (calls.length < FEWEST) return undefined;
  const isRefused = calls.filter(({ isRetry }) => isRetry).length >= calls.length * REFUSED_SHARE;
  if (isRefused)
    return leastRate(
      calls,
      calls.findIndex(({ isRetry }) => isRetry),
    );
  return isHeldBack ? leastRate(calls, storedIn(calls)) : undefined;
}

/** Calls without a long break in between. */
function longestSession(calls: readonly Call[]): readonly Call[] {
  const breakMs = Math.max(BREAK_MS, BREAK_GAPS * medianOf(gapsOf(calls)));
  const sessions: Call[][] = [];
  for (const call of calls) {
    const before = sessions.at(-1)?.at(-1);
    if (before === undefined || call.startMs - before.startMs > breakMs) sessions.push([call]);
    else sessions.at(-1)?.push(call);
  }
  return sessions.toSorted((one, other) => other.length - one.length)[0] ?? [];
}

/** From the first start to the last. */
function spanOf(calls: readonly Call[]): number {
  return (calls.at(-1)?.startMs ?? 0) - (calls[0]?.startMs ?? 0);
}

/** The same if each call had been sent as soon as there was a place, of as many as were in flight at the most. */
function scheduledMs(calls: readonly Call[]): number {
  const places = Array.from({ length: mostAtOnce(calls) }, () => 0);
  let startMs = 0;
  for (const { latencyMs } of calls) {
    startMs = Math.min(...places);
    places[places.indexOf(startMs)] = startMs + latencyMs;
  }
  return startMs;
}

function mostAtOnce(calls: readonly Call[]): number {
  const ends = calls.map(({ startMs, latencyMs }) => startMs + latencyMs).sort((one, other) => one - other);
  let ended = 0;
  let most = 0;
  for (const [index, { startMs }] of calls.entries()) {
    while ((ends[ended] ?? Number.POSITIVE_INFINITY) <= startMs) ended += 1;
    most = Math.max(most, index + 1 - ended);
  }
  return most;
}

/** How many of the calls were sent at once, before they were held back. */
function storedIn(calls: readonly Call[]): number {
  const gaps = gapsOf(calls);
  const usual = medianOf(gaps.slice(Math.floor(gaps.length / 2)));
  return gaps.findIndex((ms) => ms > usual / 2) + 1;
}

function gapsOf(calls: readonly Call[]): readonly number[] {
  return calls.slice(1).map(({ startMs }, index) => startMs - (calls[index]?.startMs ?? startMs));
}

/** Over at least half of the calls: two by themselves are chance. */
function leastRate(calls: readonly Call[], stored: number): number | undefined {
  const half = Math.ceil(calls.length / 2);
  let least = 0;
  for (const [first, { startMs }] of calls.entries()) {
    for (let last = first + half; last < calls.length; last += 1) {
      const ms = (calls[last]?.startMs ?? startMs) - startMs;
      if (ms > 0) least = Math.max(least, (last - first + 1 - stored) / ms);
    }
  }
  return least > 0 ? least : undefined;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
