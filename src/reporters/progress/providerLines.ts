import { cleanText } from '../../text/cleanText.js';
import { grouped } from '../../text/grouped.js';
import { batchesText } from '../batchTexts.js';
import { countdown } from '../figures.js';
import type { ProviderState, RunState } from '../state/states.js';
import { doneRows } from '../state/sums.js';
import { column, fitted, type Part, widthOf } from '../terminal/fitted.js';
import { providerEtaMs } from './eta.js';

const LONGEST_NAME = 16;
const MOST_LINES = 8;

/** How much room there is on the terminal, in columns and lines, and whether it shows colours. */
export interface ProviderLook {
  readonly width: number;
  readonly rows: number;
  readonly colors: boolean;
}

/** One line for each provider that is called, those with rows ahead of them first; many end in `+3 more`. */
export function providerLines(
  { providers }: Pick<RunState, 'providers'>,
  nowMs: number,
  { width, rows, colors }: ProviderLook,
): readonly string[] {
  const called = providers.filter((provider) => isOpen(provider) || provider.rowsPerMs !== undefined);
  const inOrder = [...called.filter(isOpen), ...called.filter((provider) => !isOpen(provider))];
  // One line for the run, one for the cursor.
  const room = Math.max(0, Math.min(MOST_LINES, rows - 2));
  const shown = inOrder.length <= room ? inOrder : inOrder.slice(0, Math.max(0, room - 1));
  const more = inOrder.length - shown.length;
  return [
    ...table(shown, nowMs).map((parts) => fitted(parts, width, colors)),
    ...(more > 0 && room > 0 ? [fitted([{ text: `  +${more} more`, style: 'dim' }], width, colors)] : []),
  ];
}

function isOpen(provider: ProviderState): boolean {
  return doneRows(provider) < provider.queued;
}

function table(providers: readonly ProviderState[], nowMs: number): readonly (readonly Part[])[] {
  const cells = providers.map((provider) => ({
    name: cleanText(provider.provider),
    rows: `${grouped(doneRows(provider))}/${grouped(provider.queued)}`,
    calls: callsText(provider),
    rest: restOf(provider, nowMs),
  }));
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(widthOf));
  const names = Math.min(LONGEST_NAME, widest(cells.map(({ name }) => name)));
  const rows = widest(cells.map((cell) => cell.rows));
  const calls = widest(cells.map((cell) => cell.calls));
  return cells.map((cell) => [
    {
      text: `  ${column(cell.name, names)}  ${column(cell.rows, rows, 'right')}  ${column(cell.calls, calls, 'right')}`,
    },
    ...cell.rest,
  ]);
}

function callsText({ inFlight, cap }: ProviderState): string {
  if (cap === undefined) return String(inFlight);
  return `${inFlight}/${Number.isFinite(cap) ? cap : '∞'}`;
}

function restOf(provider: ProviderState, nowMs: number): readonly Part[] {
  if (provider.halt) return [{ text: `  halted: ${cleanText(provider.halt.reason)}`, style: 'red' }];
  if (!isOpen(provider)) return [{ text: '  done', style: 'green' }];
  const { batches } = provider;
  if (batches !== undefined && batches.length > 0) return [{ text: `  ${batchesText(batches)}` }];
  const etaMs = providerEtaMs(provider, nowMs);
  const paused = pausedText(provider, nowMs);
  return [
    ...(etaMs === undefined ? [] : [{ text: `  ETA ${countdown(etaMs)}` }]),
    ...(paused === undefined ? [] : [{ text: `  ${paused}`, style: 'yellow' } as const]),
  ];
}

/** The pause of the whole provider, else that of the model that waits longest, by name. */
function pausedText({ pauses }: ProviderState, nowMs: number): string | undefined {
  const [longest] = pauses
    .filter(({ untilMs }) => untilMs > nowMs)
    .toSorted(
      (one, other) =>
        Number(one.model !== undefined) - Number(other.model !== undefined) || other.untilMs - one.untilMs,
    );
  if (longest === undefined) return undefined;
  const { model, untilMs, reason } = longest;
  const who = model === undefined ? '' : `${cleanText(model)} `;
  return `${who}paused ${pauseText(untilMs - nowMs)}, ${cleanText(reason)}`;
}

function pauseText(ms: number): string {
  return ms <= 90_000 ? `${Math.ceil(ms / 1000)} s` : countdown(ms);
}
