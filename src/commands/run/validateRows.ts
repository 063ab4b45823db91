import { lastValueFrom } from 'rxjs';
import { type ForecastOptions, forecast } from '../../forecast/forecast.js';
import { pilotRows } from '../../forecast/pilotRows.js';
import { isTemplatedPath } from '../../paths/pathTemplate.js';
import type { PreparedRow } from '../../run/preparedRow.js';
import { outputKind } from '../../sinks/files/outputKind.js';
import { counted } from '../../text/counted.js';
import { verdictOn } from '../../validateExperiments.js';
import { EXIT } from '../exitCodes.js';
import type { Tell } from '../tell.js';
import type { UnknownPlaceholder } from './checks/unknownPlaceholders.js';
import { restLines } from './ending/restLines.js';
import { outputFormat } from './flags/outputFormat.js';
import type { RunFlags } from './flags/runFlags.js';
import { LONGEST_SENTENCE } from './longestSentence.js';
import { writeForecast } from './output/summaryFile.js';
import { RowNotices } from './rowNotices.js';

/** How rows are told of, and what has been told already. */
export interface Telling {
  readonly tell: Tell;
  /** Shows a line of a table, as it is. */
  readonly print: Tell;
  readonly unknown: readonly UnknownPlaceholder[];
  /** How many rows are behind `--limit`, once the others have been read. */
  readonly rest: () => number;
}

/**
 * Checks every row, tells what is wrong and what the run will come to, and returns the exit code: 2 if any row would be
 * an `error`. When `quiet`, it tells of errors alone. With `summary`, the forecast is written there as JSON. What the
 * forecast says of many rows, such as that a key is missing, is told of a single one when `verbose`.
 */
export async function validateRows(
  options: ForecastOptions,
  flags: Pick<RunFlags, 'quiet' | 'verbose' | 'output' | 'resume' | 'summary' | 'format' | 'excel' | 'limit'>,
  { tell, print, unknown, rest }: Telling,
): Promise<number> {
  const { quiet, verbose, output, resume, summary } = flags;
  const counts = { ok: 0, warning: 0, error: 0 };
  const notices = new RowNotices(tell);
  const onRow = (row: PreparedRow) => {
    const { status, errorMessage: message } = verdictOn(row);
    const { rowNumber } = row.experiment;
    counts[status] += 1;
    if (quiet ? status !== 'error' : status === 'ok') return;
    if (!quiet && !verbose && !('problem' in row)) return;
    if (verbose) tell(`Row ${rowNumber}: ${status}: ${message}`);
    else notices.add({ rowNumber, status, message });
  };
  const hasRun = resume && output !== undefined && !isTemplatedPath(output) && outputKind(output) === 'file';
  const pilot = hasRun ? pilotRows(output, outputFormat(flags)) : undefined;
  const found = await lastValueFrom(forecast({ ...options, pilot, onRow }));
  notices.end();

  const { ok, warning, error } = counts;
  const total = ok + warning + error;
  if (!quiet) {
    tell(`Checked ${counted(total, 'row')}: ${ok} ok, ${warning} warning, ${error} error. Nothing was sent.`);
    const { forecastLines } = await import('../../forecast/forecastLines.js');
    const told = new Set(unknown.map(({ placeholder }) => placeholder));
    const columns = found.missing.columns.filter(({ name }) => !told.has(name));
    // Of a file that cannot be read, its rows have said why.
    const missing = { ...found.missing, columns, files: [] };
    forecastLines({ ...found, missing }, LONGEST_SENTENCE).forEach(print);
    restLines(rest(), flags, 'they are no part of the forecast').forEach(print);
  }
  if (summary !== undefined) await writeForecast(summary, { ...found, checked: counts });
  return error > 0 ? EXIT.usage : EXIT.ok;
}
