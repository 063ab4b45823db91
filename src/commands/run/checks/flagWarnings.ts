import { RUN_DEFAULTS } from '../../../run/runDefaults.js';
import { nearestName } from '../../../text/names/nearestName.js';
import type { RunFlags } from '../flags/runFlags.js';
import { mostCalls } from '../size/mostCalls.js';

/** What the user should know about the flags, although they are fine. */
export function flagWarnings(
  flags: RunFlags,
  isKnownProvider: (name: string) => boolean,
  known: readonly string[] = [],
  most: number = mostCalls(),
): readonly string[] {
  const capped = [
    ...(flags['max-concurrent'] === undefined ? [] : ['--max-concurrent']),
    ...(flags['provider-concurrency'].length === 0 ? [] : ['--provider-concurrency']),
  ];
  const named = (['provider-concurrency', 'rate-limit', 'token-limit'] as const).flatMap((flag) =>
    flags[flag].flatMap((values) => Object.keys(values).map((name) => ({ flag, name }))),
  );
  const unknown = named.filter(({ name }) => !isKnownProvider(name.split('/')[0] ?? name));
  const asked = Math.min(
    flags['max-concurrent'] ?? RUN_DEFAULTS.maxConcurrent,
    Math.max(
      flags['max-concurrent'] ?? 0,
      ...flags['provider-concurrency'].flatMap((values) => Object.values(values)),
    ),
  );
  return [
    ...(asked > most && !flags.sequential && flags.workers === undefined
      ? [`at most ${most} calls are made at once, as the system allows few open files; ulimit -n allows more`]
      : []),
    ...(flags.sequential && capped.length > 0 ? [`--sequential wins over ${capped.join(' and ')}`] : []),
    ...unknown.map(({ flag, name }) => `--${flag}: unknown provider '${name}'${hintOn(name, known)}`),
  ];
}

/** A limit that nobody keeps costs money: what was meant is said beside it. */
function hintOn(name: string, known: readonly string[]): string {
  const [provider = ''] = name.split('/');
  const meant = nearestName(provider, known);
  const question = meant === undefined ? '' : `; did you mean ${meant}?`;
  return `, so this limits nothing${question}`;
}
