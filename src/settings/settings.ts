import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../errors.js';
import { onFirstUse } from '../onFirstUse.js';

/** Where keys and addresses come from. */
export interface Settings {
  /** The trimmed value, or `undefined` where it is missing or empty. */
  get(name: string): string | undefined;
  /** All names that have a value. Without it nobody can tell what else there is: which keys, which addresses. */
  names?(): readonly string[];
}

const dotenv = onFirstUse<typeof import('dotenv')>('dotenv');

/**
 * Settings of the environment, and below them those of the nearest `.env` file at or above a directory.
 *
 * An empty value counts as missing, so that `OPENAI_API_KEY=` in the environment does not hide the one of the file.
 * Throws a `UsageError` when there is a `.env` that cannot be read.
 *
 * @example
 * readSettings().get('OPENAI_API_KEY')
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
  directory: string = process.cwd(),
): Settings {
  const file = nearestDotenv(resolve(directory));
  const fromFile = file === undefined ? {} : parsed(file);
  const own = (record: typeof env, name: string) =>
    Object.hasOwn(record, name) ? record[name]?.trim() || undefined : undefined;
  const get = (name: string) => own(env, name) ?? own(fromFile, name);
  const names = () => Object.keys({ ...env, ...fromFile }).filter((name) => get(name) !== undefined);
  return { get, names };
}

function nearestDotenv(directory: string): string | undefined {
  const file = join(directory, '.env');
  // Python projects like to call a folder `.env`; a FIFO by that name is a file of secrets, too.
  if (existsSync(file) && !statSync(file).isDirectory()) return file;
  const parent = dirname(directory);
  return parent === directory ? undefined : nearestDotenv(parent);
}

function parsed(file: string): Record<string, string> {
  try {
    return dotenv().parse(readFileSync(file));
  } catch (cause) {
    throw new UsageError(`Cannot read the settings in ${file}: ${String(cause)}`, { cause });
  }
}
