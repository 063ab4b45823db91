import type { Pause, ProviderState, RunState } from '../state/states.js';
import { doneRows } from '../state/sums.js';

/**
 * Milliseconds until a provider's rows are done, at the rate they came lately, its pause included and those of its
 * models, which may be what it ends with. `undefined` before the first row, `0` where none is left.
 */
export function providerEtaMs(provider: ProviderState, nowMs: number): number | undefined {
  const { queued, rowsPerMs, halt } = provider;
  const remaining = queued - doneRows(provider);
  if (remaining <= 0 || halt !== undefined) return 0;
  if (rowsPerMs === undefined) return undefined;
  const ofModels = provider.pauses.map((pause) => pausedModelEtaMs(provider, pause, nowMs));
  return Math.max(pauseLeftMs(provider, nowMs) + remaining / rowsPerMs, ...ofModels);
}

/** When the model that is paused is done; of a class of models, or before its first row, only when its pause is over. */
function pausedModelEtaMs({ models }: ProviderState, { model, untilMs }: Pause, nowMs: number): number {
  const leftMs = untilMs - nowMs;
  const paused = models.find((other) => other.model === model);
  if (leftMs <= 0 || paused === undefined) return Math.max(0, leftMs);
  const remaining = paused.queued - doneRows(paused);
  if (remaining <= 0) return 0;
  return leftMs + (paused.rowsPerMs === undefined ? 0 : remaining / paused.rowsPerMs);
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
