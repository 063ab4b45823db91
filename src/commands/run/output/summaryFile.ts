import { closeSync, openSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { OutputError } from '../../../errors.js';
import type { Summary } from '../../../reporters/summary/summary.js';
import { makeFolders } from '../../../sinks/files/makeFolders.js';
import { outputKind } from '../../../sinks/files/outputKind.js';
import { errorText } from '../../../text/errorText.js';

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
  try {
    await writeFile(path, `${JSON.stringify({ ...summary, howToGoOn }, null, 2)}\n`);
  } catch (cause) {
    throw notWritten(path, cause);
  }
}

function notWritten(path: string, cause: unknown): OutputError {
  return new OutputError(`cannot write the summary to ${path}: ${errorText(cause)}`, { cause });
}
