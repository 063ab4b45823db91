import { UsageError } from '../../errors.js';
import type { Flag } from './flag.js';

type Flags = Readonly<Record<string, Flag<unknown>>>;
type Values<Table extends Flags> = { readonly [Name in keyof Table]: ReturnType<Table[Name]['read']> };

/** The values of a table of flags, from what yargs has parsed. Throws a `UsageError` that names what is wrong or missing. */
export function readFlags<Table extends Flags>(
  table: Table,
  parsed: Readonly<Record<string, unknown>>,
): Values<Table> {
  const given = Object.entries(table).map(([name, flag]) => ({ name, flag, texts: textsOf(parsed[name]) }));
  const missing = given.filter(({ flag, texts }) => flag.required === true && texts.length === 0);
  if (missing.length > 0) {
    const names = missing.map(({ name, flag: { alias, value } }) =>
      alias === undefined ? `--${name} ${value}` : `--${name} (-${alias} ${value})`,
    );
    const are = names.length > 1 ? 'are' : 'is';
    throw new UsageError(`${names.join(' and ')} ${are} required; --help says more`);
  }
  const entries = given.map(({ name, flag, texts }) => [name, flag.read(name, texts)]);
  return Object.fromEntries(entries);
}

/** yargs gives one value as itself, several as an array, a switch as a boolean. */
function textsOf(value: unknown): readonly string[] {
  if (value === undefined || value === false) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
