import { lastValueFrom, scan, tap } from 'rxjs';
import type { QuestionOptions } from '../../run/runOptions.js';
import { validateExperiments } from '../../validateExperiments.js';
import { EXIT } from '../exitCodes.js';
import type { Tell } from '../tell.js';
import type { RunFlags } from './runFlags.js';

/**
 * Checks every row, tells what is wrong, and returns the exit code: 2 if any row would be an `error`. When `quiet`, it
 * tells of errors alone.
 */
export async function validateRows(
  options: QuestionOptions,
  { quiet }: Pick<RunFlags, 'quiet'>,
  tell: Tell,
): Promise<number> {
  const checked = validateExperiments(options).pipe(
    tap(({ experiment: { rowNumber }, status, errorMessage }) => {
      if (quiet ? status === 'error' : status !== 'ok') tell(`Row ${rowNumber}: ${status}: ${errorMessage}`);
    }),
    scan((counts, { status }) => ({ ...counts, [status]: counts[status] + 1 }), {
      ok: 0,
      warning: 0,
      error: 0,
    }),
  );
  const { ok, warning, error } = await lastValueFrom(checked, {
    defaultValue: { ok: 0, warning: 0, error: 0 },
  });
  if (!quiet) {
    tell(
      `Checked ${ok + warning + error} rows: ${ok} ok, ${warning} warning, ${error} error. Nothing was sent.`,
    );
  }
  return error > 0 ? EXIT.usage : EXIT.ok;
}
