import type { Flag } from './flag.js';

type Flags = Readonly<Record<string, Flag<unknown>>>;
type Values<Table extends Flags> = { readonly [Name in keyof Table]: ReturnType<Table[Name]['read']> };

/** The values of a table of flags, from what yargs has parsed. Throws a `UsageError` that names the flag. */
export function readFlags<Table extends Flags>(
  table: Table,
  parsed: Readonly<Record<string, unknown>>,
): Values<Table> {
  const entries = Object.entries(table).map(([name, flag]) => [name, flag.read(name, textsOf(parsed[name]))]);
  return Object.fromEntries(entries);
}

/** yargs gives one value as itself, several as an array, a switch as a boolean. */
function textsOf(value: unknown): readonly string[] {
  if (value === undefined || value === false) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
