import { readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { errorCode } from '../text/errorCode.js';

/**
 * Whether a path is inside a folder once symbolic links are followed, also those that lead to nothing yet. Neither has
 * to exist. Throws the system's error when that cannot be found out.
 *
 * @example
 * isInside('out', 'out/a/b.csv') // true, unless out/a links to elsewhere
 */
export function isInside(folder: string, path: string): boolean {
  const way = relative(realPath(resolve(folder)), realPath(resolve(path)));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Where a path really is, or would be if it were made. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (!isMissing(error) || dirname(path) === path) throw error;
    const target = linkTarget(path);
    return target === undefined
      ? join(realPath(dirname(path)), basename(path))
      : realPath(resolve(dirname(path), target));
  }
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (isMissing(error) || errorCode(error) === 'EINVAL') return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '');
}
