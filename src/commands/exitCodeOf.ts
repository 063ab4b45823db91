import type { Summary } from '../reporters/summary.js';
import { EXIT } from './exitCodes.js';

/** The exit code of a run that came to its end, or was told to end by `signal`. */
export function exitCodeOf(summary: Summary, signal?: NodeJS.Signals): number {
  if (signal !== undefined)
    return signal === 'SIGINT' ? EXIT.SIGINT : signal === 'SIGHUP' ? EXIT.SIGHUP : EXIT.SIGTERM;
  const { ok, warning, error, kept, left, halts } = summary;
  const nothingCouldRun = ok + warning + error + kept === 0 && left > 0;
  if (nothingCouldRun && halts.every(({ failure }) => failure === 'unconfigured')) return EXIT.usage;
  return error + left > 0 ? EXIT.someFailed : EXIT.ok;
}
