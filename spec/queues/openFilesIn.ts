import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a folder that this process holds open, as Linux tells. */
export function openFilesIn(folder: string): readonly { readonly path: string; readonly mode: number }[] {
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    const link = join('/proc/self/fd', descriptor);
    try {
      const path = readlinkSync(link);
      return path.startsWith(folder) ? [{ path, mode: statSync(link).mode & 0o777 }] : [];
    } catch (error) {
      // The descriptor that has listed the others.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
  });
}
