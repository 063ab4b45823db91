import { type BigIntStats, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../errors.js';
import { own } from '../json.js';
import { onFirstUse } from '../onFirstUse.js';
import { visibleStats } from '../paths/visibleStats.js';
import { decodeText } from '../text/utf8.js';

/** Where keys and addresses come from. */
export interface Settings {
  /** The trimmed value, or `undefined` where it is missing or empty. */
  get(name: string): string | undefined;
  /** All names that have a value. Without it nobody can tell what else there is: which keys, which addresses. */
  names?(): readonly string[];
  /** The file that they come from beside the environment, if there is one. */
  readonly file?: string | undefined;
}

const dotenv = onFirstUse<typeof import('dotenv')>('dotenv');

/**
 * Settings of the environment, and below them those of the nearest `.env` file at or above a directory. Files above it
 * that belong to another user are passed over, unless that is root.
 *
 * An empty value counts as missing, so that `OPENAI_API_KEY=` in the environment does not hide the one of the file.
 * Throws a `UsageError` when there is a `.env` that cannot be read.
 *
 * @param user Number of the user whose files are trusted. Default: who this process belongs to; on Windows, everybody.
 *
 * @example
 * readSettings().get('OPENAI_API_KEY')
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
  directory: string = process.cwd(),
  user: number | undefined = process.getuid?.(),
): Settings {
  const file = nearestDotenv(resolve(directory), user);
  const fromFile = file === undefined ? {} : parsed(file);
  const given = (record: typeof env, name: string) => own(record, name)?.trim() || undefined;
  const get = (name: string) => given(env, name) ?? given(fromFile, name);
  const names = () => Object.keys({ ...env, ...fromFile }).filter((name) => get(name) !== undefined);
  return { get, names, file };
}

function nearestDotenv(directory: string, user: number | undefined, isStart = true): string | undefined {
  const file = join(directory, '.env');
  // Python projects like to call a folder `.env`; a FIFO by that name is a file of secrets, too.
  const found = visibleStats(file);
  if (found !== undefined && !found.isDirectory() && (isStart || isTrusted(found, user))) return file;
  const parent = dirname(directory);
  return parent === directory ? undefined : nearestDotenv(parent, user, false);
}

/**
 * Whether a file further up may say where keys are sent: anybody can put one into `/tmp`. The administrator could do what
 * he likes in any case. Windows knows no such numbers.
 */
function isTrusted({ uid }: BigIntStats, user: number | undefined): boolean {
  return user === undefined || Number(uid) === user || uid === 0n;
}

function parsed(file: string): Record<string, string> {
  try {
    return dotenv().parse(decodeText(readFileSync(file)));
  } catch (cause) {
    throw new UsageError(`Cannot read the settings in ${file}: ${String(cause)}`, { cause });
  }
}
