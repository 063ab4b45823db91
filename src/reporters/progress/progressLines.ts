import { counted } from '../../text/counted.js';
import { grouped } from '../../text/grouped.js';
import { countdown, dollars, rate } from '../figures.js';
import type { RunState } from '../state/states.js';
import { doneRows } from '../state/sums.js';
import { fitted, type Part, widthOf } from '../terminal/fitted.js';
import { workersText } from '../workerTexts.js';
import { runEtaMs } from './eta.js';
import { expectedCostUsd } from './expectedCost.js';
import { providerLines } from './providerLines.js';

/** What a picture of the progress has room for. */
export interface ProgressLook {
  /** Width of the terminal. */
  readonly columns: number;
  /** Height of the terminal. */
  readonly rows: number;
  readonly colors: boolean;
}

const BAR = 10;

/**
 * The progress as a person sees it: one line for the run, one for each provider. Each is at least one column narrower
 * than the terminal. Where the first has no room, its workers go first, then its bar, then the cost, then the rate.
 */
export function progressLines(state: RunState, nowMs: number, look: ProgressLook): readonly string[] {
  const width = look.columns - 1;
  return [runLine(state, nowMs, width, look.colors), ...providerLines(state, nowMs, { ...look, width })];
}

function runLine(state: RunState, nowMs: number, width: number, colors: boolean): string {
  const parts = partsOf(state, nowMs);
  const dropped = ['workers', 'bar', 'cost', 'rate', 'percent'];
  let shown = parts;
  while (dropped.length > 0 && widthOf(textOf(shown)) > width) {
    const name = dropped.shift();
    shown = shown.filter((part) => part.name !== name);
  }
  return fitted(spaced(shown), width, colors);
}

interface NamedPart extends Part {
  readonly name: string;
}

function partsOf(state: RunState, nowMs: number): readonly NamedPart[] {
  const { queued, error, rowsPerMs, inputEnded } = state;
  const done = doneRows(state);
  const share = queued === 0 ? 0 : done / queued;
  const etaMs = runEtaMs(state, nowMs);
  const cost = costText(state);
  const workers = workersText(state.workers ?? []);
  const full = Math.floor(share * BAR);
  return [
    { name: 'rows', text: `${grouped(done)}/${grouped(queued)}${inputEnded ? '' : '+'}`, style: 'bold' },
    ...(inputEnded
      ? ([
          { name: 'bar', text: '▓'.repeat(full) + '░'.repeat(BAR - full), style: 'cyan' },
          { name: 'percent', text: `${Math.floor(share * 100)} %` },
        ] as const)
      : []),
    ...(rowsPerMs === undefined ? [] : [{ name: 'rate', text: rate(rowsPerMs) }]),
    ...(etaMs === undefined ? [] : [{ name: 'eta', text: `ETA ${countdown(etaMs)}` }]),
    ...(error === 0 ? [] : [{ name: 'errors', text: errorsText(error), style: 'red' } as const]),
    ...(cost === undefined ? [] : [{ name: 'cost', text: cost }]),
    ...(workers === undefined ? [] : [{ name: 'workers', text: workers }]),
  ];
}

function errorsText(error: number): string {
  return counted(error, 'error');
}

function costText(state: RunState): string | undefined {
  const { costUsd, unpriced } = state;
  if (costUsd === undefined) return undefined;
  const expected = unpriced > 0 ? undefined : expectedCostUsd(state);
  if (unpriced > 0) return `${dollars(costUsd)} and more`;
  return expected === undefined ? dollars(costUsd) : `${dollars(costUsd)} of ~${dollars(expected)}`;
}

function spaced(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part, index) => [{ text: index === 0 ? ' ' : '  ' }, part]);
}

function textOf(parts: readonly Part[]): string {
  return spaced(parts)
    .map(({ text }) => text)
    .join('');
}
