import type { Summary } from '../../../reporters/summary/summary.js';
import type { RunFlags } from '../flags/runFlags.js';

/** How a run that is not complete is completed, one line each; none if it is. */
export function howToGoOn(
  { error, left, halts }: Pick<Summary, 'error' | 'left' | 'halts'>,
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
    ...(incomplete ? [`To run the rows that are missing${condition(halts)}: ${command} --resume`] : []),
    ...(failed ? [`To run the rows again that failed: ${command} --resume --retry-errors`] : []),
  ];
}

/** What has to be done first, where a provider was never asked or refused the key. */
function condition(halts: Summary['halts']): string {
  const missing = halts.find(({ failure }) => failure === 'unconfigured');
  if (missing !== undefined) {
    const [name = `what ${missing.provider} lacks`] = /\b[A-Z]+_[A-Z_]+\b/.exec(missing.reason) ?? [];
    return `, once ${name} is set`;
  }
  const refused = halts.find(({ failure }) => failure === 'unauthorized');
  return refused === undefined ? '' : `, once the key of ${refused.provider} is a right one`;
}
