import { ftruncateSync, truncateSync } from 'node:fs';

/** An open file, and where it is. */
export interface OpenFile {
  readonly fd: number;
  /** Unknown of what was opened by somebody else. */
  readonly path?: string;
}

/**
 * Cuts a file off behind `length` bytes. Windows refuses that to a handle that is open for appending (`SetEndOfFile` wants
 * more than `FILE_APPEND_DATA`): there, it goes through a handle of its own.
 */
export function cutFile(
  { fd, path }: OpenFile,
  length: number,
  platform: NodeJS.Platform = process.platform,
): void {
  if (platform === 'win32' && path !== undefined) truncateSync(path, length);
  else ftruncateSync(fd, length);
}
