import { UsageError } from '../../../errors.js';
import type { RunFlags } from '../flags/runFlags.js';

/** Throws a `UsageError` for flags that do not go with batches, or that go with nothing else. */
export function checkBatchFlags(flags: RunFlags): void {
  if (!flags.batch) {
    const alone = (['batch-size', 'no-wait', 'cancel-batches'] as const).find((name) => Boolean(flags[name]));
    if (alone !== undefined) throw new UsageError(`--${alone} goes with --batch`);
    return;
  }
  const others = [
    ...(flags.sequential ? ['--sequential'] : []),
    ...(flags.serve === false ? [] : ['--serve']),
    ...(flags['rate-limit'].length === 0 ? [] : ['--rate-limit']),
    ...(flags['token-limit'].length === 0 ? [] : ['--token-limit']),
  ];
  if (others.length > 0) throw new UsageError(`--batch and ${others.join(', ')} exclude each other`);
  if (flags.output === undefined)
    throw new UsageError('--batch needs --output FILE: its journal stands beside the results');
  if (flags['cancel-batches'] && flags.overwrite)
    throw new UsageError('--cancel-batches and --overwrite exclude each other: what has finished is kept');
}
