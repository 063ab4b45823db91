import type { ProviderState, RunState } from '../state/states.js';
import { doneRows } from '../state/sums.js';

/**
 * Milliseconds until a provider's rows are done, at the rate they came lately, its pause included. `undefined` before
 * the first one, `0` where none is left.
 */
export function providerEtaMs(provider: ProviderState, nowMs: number): number | undefined {
  const { queued, rowsPerMs, halt } = provider;
  const remaining = queued - doneRows(provider);
  if (remaining <= 0 || halt !== undefined) return 0;
  if (rowsPerMs === undefined) return undefined;
  return pauseLeftMs(provider, nowMs) + remaining / rowsPerMs;
}

/** Milliseconds until a run is done: those of its slowest provider. `undefined` where one cannot tell. */
export function runEtaMs({ providers, inputEnded }: RunState, nowMs: number): number | undefined {
  if (!inputEnded) return undefined;
  const etas = providers.map((provider) => providerEtaMs(provider, nowMs));
  return etas.some((eta) => eta === undefined) ? undefined : Math.max(0, ...etas.map((eta) => eta ?? 0));
}

/** What is left of a pause of the whole provider, in milliseconds. */
export function pauseLeftMs({ pauses }: Pick<ProviderState, 'pauses'>, nowMs: number): number {
  const whole = pauses.filter(({ model }) => model === undefined);
  return Math.max(0, ...whole.map(({ untilMs }) => untilMs - nowMs));
}
