import { UsageError } from '../errors.js';
import { isTemplatedPath } from '../paths/isTemplatedPath.js';
import type { RunFlags } from './runFlags.js';

/** Throws a `UsageError` for flags that are each fine, but not together. */
export function checkTogether(flags: RunFlags): void {
  const { prompt, experiments, system, context, output, overwrite, verbose, quiet } = flags;
  const fromStdin = [
    ...(prompt === '-' ? ['--prompt'] : []),
    ...(experiments === '-' ? ['--experiments'] : []),
    ...(system === '-' ? ['--system'] : []),
    ...(context.includes('-') ? ['--context'] : []),
  ];
  if (fromStdin.length > 1) throw new UsageError(`${fromStdin.join(' and ')} cannot both read stdin`);
  if (isTemplatedPath(experiments))
    throw new UsageError('--experiments takes one file: its path cannot hold {{variables}}');
  if (overwrite && output === undefined)
    throw new UsageError('--overwrite needs --output: stdout is never there before');
  if (verbose && quiet) throw new UsageError('--verbose and --quiet exclude each other');
}

/** What the user should know about the flags, although they are fine. */
export function flagWarnings(flags: RunFlags, isKnownProvider: (name: string) => boolean): readonly string[] {
  const capped = [
    ...(flags['max-concurrent'] === undefined ? [] : ['--max-concurrent']),
    ...(flags['provider-concurrency'].length === 0 ? [] : ['--provider-concurrency']),
  ];
  const unknown = flags['provider-concurrency']
    .flatMap((caps) => Object.keys(caps))
    .filter((name) => !isKnownProvider(name));
  return [
    ...(flags.sequential && capped.length > 0 ? [`--sequential wins over ${capped.join(' and ')}`] : []),
    ...[...new Set(unknown)].map((name) => `--provider-concurrency: unknown provider '${name}'`),
  ];
}
