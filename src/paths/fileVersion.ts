import type { BigIntStats } from 'node:fs';

/**
 * Tells a file from any other, and from what it is once somebody has written to it: device, number, length and moments, as
 * far as the file system keeps them. Empty where no file is.
 */
export function fileVersion(stats: BigIntStats | undefined): string {
  if (stats === undefined) return '';
  const { dev, ino, size, mtimeNs, ctimeNs } = stats;
  return [dev, ino, size, mtimeNs, ctimeNs].join();
}
