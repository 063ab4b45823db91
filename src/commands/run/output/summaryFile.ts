import { closeSync, openSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { OutputError } from '../../../errors.js';
import type { Forecast } from '../../../forecast/forecasts.js';
import { systemReason } from '../../../paths/systemReason.js';
import type { Summary } from '../../../reporters/summary/summary.js';
import { makeFolders } from '../../../sinks/files/makeFolders.js';
import { outputKind } from '../../../sinks/files/outputKind.js';

/**
 * Throws an `OutputError` where the summary could not be written: better before the run than after it. Makes the folders
 * that it is to lie in.
 */
export function checkSummaryFile(path: string | undefined): void {
  if (path === undefined || outputKind(path) === 'stream') return;
  try {
    makeFolders(path);
    closeSync(openSync(path, 'a'));
  } catch (cause) {
    throw OutputError.isInstance(cause) ? cause : notWritten(path, cause);
  }
}

/** Writes the summary as JSON, and how to go on. Rejects with an `OutputError`. */
export async function writeSummary(
  path: string,
  summary: Summary,
  howToGoOn: readonly string[],
): Promise<void> {
  await writeJson(path, { ...summary, howToGoOn });
}

/** What --validate-only found. */
export interface CheckedForecast extends Forecast {
  /** Rows of the input by what is known of them before they run. */
  readonly checked: { readonly ok: number; readonly warning: number; readonly error: number };
}

/** Writes what a run will come to as JSON. Rejects with an `OutputError`. */
export function writeForecast(path: string, forecast: CheckedForecast): Promise<void> {
  return writeJson(path, forecast);
}

async function writeJson(path: string, value: object): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
  } catch (cause) {
    throw notWritten(path, cause);
  }
}

function notWritten(path: string, cause: unknown): OutputError {
  return new OutputError(`cannot write the summary to ${path}: ${systemReason(cause)}`, { cause });
}
