import type { Summary } from '../../../reporters/summary/summary.js';
import { EXIT } from '../../exitCodes.js';

/** What else the exit code of a run depends on. */
export interface RunEnd {
  /** What told the run to end, if anything did. */
  readonly signal?: NodeJS.Signals | undefined;
  /** Earlier results without an answer that were kept. */
  readonly keptErrors?: number | undefined;
}

/** The exit code of a run that came to its end. */
export function exitCodeOf(summary: Summary, { signal, keptErrors = 0 }: RunEnd = {}): number {
  if (signal === 'SIGINT' || signal === 'SIGHUP') return EXIT[signal];
  if (signal !== undefined) return EXIT.SIGTERM;
  const { ok, warning, error, kept, left, halts } = summary;
  const nothingRan = ok + warning + error + kept === 0 && left > 0;
  if (nothingRan && halts.length > 0 && halts.every(({ failure }) => failure === 'unconfigured'))
    return EXIT.usage;
  return error + left + keptErrors > 0 ? EXIT.someFailed : EXIT.ok;
}
