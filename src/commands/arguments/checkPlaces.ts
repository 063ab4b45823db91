import { UsageError } from '../../errors.js';
import type { Command } from '../command.js';

/** Throws a `UsageError` where a command is given too many or too few words that belong to no flag. */
export function checkPlaces(
  others: readonly string[],
  { usage }: Pick<Command, 'usage'>,
  { words, behindAll }: { readonly words: readonly string[]; readonly behindAll: boolean },
): void {
  const [command = '', ...places] = usage.split(' ');
  const extra = places.some((place) => place.includes('..')) ? undefined : others[places.length];
  if (extra !== undefined) {
    const before = words[words.indexOf(extra) - 1];
    const why = behindAll
      ? '. Behind -- nothing is read as a flag: leave the -- out'
      : before?.startsWith('-') && before !== '-'
        ? `. ${before} takes no value`
        : '';
    throw new UsageError(`Unknown argument: ${extra}${why}`);
  }
  // yargs would read it as a flag, and leave it out.
  const dashed = others.find((word) => word.startsWith('-') && word !== '-');
  if (dashed !== undefined)
    throw new UsageError(`${dashed} reads like a flag: write ./${dashed} for a file of that name`);
  const missing = places.filter((place) => place.startsWith('<'))[others.length];
  if (missing !== undefined) {
    const [, what = '', several = ''] = /^<(\w+?)(s?\.\.)?>$/.exec(missing) ?? [];
    const place = `${what.toUpperCase()}${several && '...'}`;
    throw new UsageError(`${command} needs a ${what}: parallamr ${command} ${place}`);
  }
}
