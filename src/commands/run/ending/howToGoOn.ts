import type { Summary } from '../../../reporters/summary/summary.js';
import type { RunFlags } from '../flags/runFlags.js';

/** How a run that is not complete is completed, one line each; none if it is. */
export function howToGoOn(
  { error, left }: Pick<Summary, 'error' | 'left'>,
  { output, experiments }: Pick<RunFlags, 'output' | 'experiments'>,
  { brokenOff = false, keptErrors = 0 }: { readonly brokenOff?: boolean; readonly keptErrors?: number } = {},
): readonly string[] {
  const incomplete = left > 0 || brokenOff;
  const failed = error + keptErrors > 0;
  if (!incomplete && !failed) return [];
  const command =
    experiments === '-' ? 'the same command with the same rows on stdin and' : 'the same command with';
  if (output === undefined)
    return ['Results that go to a file (--output FILE) can be completed later with --resume'];
  return [
    ...(incomplete ? [`To run the rows that are missing: ${command} --resume`] : []),
    ...(failed ? [`To run the rows again that failed: ${command} --resume --retry-errors`] : []),
  ];
}
