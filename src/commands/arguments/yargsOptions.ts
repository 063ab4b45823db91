import type { Options } from 'yargs';
import type { Flag } from './flag.js';

/** How yargs is told of a table of flags: texts and switches only, the values are read by `readFlags`. */
export function yargsOptions(table: Readonly<Record<string, Flag<unknown>>>): Record<string, Options> {
  return Object.fromEntries(Object.entries(table).map(([name, flag]) => [name, optionOf(flag)]));
}

function optionOf({ describe, alias, value, without, group }: Flag<unknown>): Options {
  return {
    ...(value === undefined ? { type: 'boolean' } : { type: 'string', nargs: 1, requiresArg: true }),
    ...(alias === undefined ? {} : { alias }),
    ...(group === undefined ? {} : { group }),
    ...(without === undefined ? {} : { defaultDescription: without }),
    describe: value === undefined ? describe : `${value}: ${describe}`,
  };
}
