import type { Options } from 'yargs';
import type { Flag } from './flag.js';

/** How yargs is told of a table of flags: texts and switches only, the values are read by `readFlags`. */
export function yargsOptions(table: Readonly<Record<string, Flag<unknown>>>): Record<string, Options> {
  return Object.fromEntries(Object.entries(table).map(([name, flag]) => [name, optionOf(flag)]));
}

function optionOf({
  describe,
  alias,
  value,
  isOptional = false,
  required = false,
  without,
  group,
}: Flag<unknown>): Options {
  return {
    ...(value === undefined
      ? { type: 'boolean' }
      : { type: 'string', requiresArg: !isOptional, ...(isOptional ? {} : { nargs: 1 }) }),
    ...(alias === undefined ? {} : { alias }),
    ...(group === undefined ? {} : { group }),
    ...(required ? { demandOption: true } : {}),
    ...(without === undefined ? {} : { defaultDescription: without }),
    describe: value === undefined ? describe : `${isOptional ? `[${value}]` : value}: ${describe}`,
  };
}
