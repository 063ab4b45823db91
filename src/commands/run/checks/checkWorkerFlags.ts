import { UsageError } from '../../../errors.js';
import type { RunFlags } from '../flags/runFlags.js';

/** What knows of no call that only waits at the broker. */
const LIMITS = [
  'rate-limit',
  'token-limit',
  'provider-concurrency',
  'max-concurrent',
  'sequential',
  'max-cost',
] as const;

/** Throws a `UsageError` for flags that do not go with workers, or that go with nothing else. */
export function checkWorkerFlags(flags: RunFlags): void {
  if (flags.workers === undefined) {
    const alone = (['workers-creds', 'workers-ca', 'run-name', 'queue-ahead'] as const).find(
      (name) => flags[name] !== undefined,
    );
    if (alone !== undefined) throw new UsageError(`--${alone} goes with --workers`);
    return;
  }
  if (flags.batch) throw new UsageError('--batch and --workers exclude each other');
  if (flags['provider-module'].length > 0)
    throw new UsageError('--provider-module and --workers exclude each other: give the module to the worker');
  if (flags['queue-ahead'] === undefined) return;
  const limits = LIMITS.filter((name) => isGiven(flags[name]));
  if (limits.length === 0) return;
  const names = limits.map((name) => `--${name}`).join(', ');
  throw new UsageError(
    `--queue-ahead and ${names} exclude each other: workers take what waits at the broker as they have places`,
  );
}

function isGiven(value: RunFlags[(typeof LIMITS)[number]]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
}
