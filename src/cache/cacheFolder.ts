import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * The folder of the answers that were paid for, unless the user names one: `parallamr` in `XDG_CACHE_HOME`, else in
 * `~/.cache`.
 *
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const base = env['XDG_CACHE_HOME'];
  const folder = base !== undefined && isAbsolute(base) ? base : join(env['HOME'] ?? homedir(), '.cache');
  return join(folder, 'parallamr');
}
