import { createHash, hash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { defer } from 'rxjs';
import { RowError } from '../errors.js';
import { unreadable } from '../paths/unreadable.js';
import type { ImageSize } from '../requestPart.js';
import type { Attachment } from './attachment.js';
import { imageSize, SIZE_BYTES } from './imageSize.js';
import { knownType } from './knownType.js';
import { mediaTypeOf, TELLING_BYTES } from './mediaTypeOf.js';
import { megabytes } from './megabytes.js';

/** What a file was when it was looked at. */
interface Look {
  readonly digest: string;
  readonly start: Uint8Array;
  readonly bytes: number;
  readonly size: ImageSize | undefined;
}

/** Files whose look is remembered: one that many rows name is read through once. */
const MOST_REMEMBERED = 10_000;

/**
 * Looks at files that rows name: reads each through, piece by piece, and remembers what it was, but not what it holds. One
 * that has changed since is looked at again.
 *
 * Rejects with a `RowError` for what is missing, no file, too large, or of no type that is known. So does `load`, also
 * for a file that is another one by then.
 *
 * @param maxBytes Files that are larger are not read.
 */
export function fileAttachments(maxBytes: number): (path: string) => Promise<Attachment> {
  const looks = new Map<string, Look>();

  const lookAt = async (file: FileHandle, path: string): Promise<Look> => {
    const { size, mtimeMs, ino } = regular(await file.stat());
    if (size > maxBytes)
      throw new Error(`it has ${megabytes(size)}, and ${megabytes(maxBytes)} are the most`);
    const key = [path, size, mtimeMs, ino].join('\0');
    const look = looks.get(key) ?? (await readThrough(file));
    looks.set(key, look);
    for (const oldest of looks.keys()) {
      if (looks.size <= MOST_REMEMBERED) break;
      looks.delete(oldest);
    }
    return look;
  };

  return async (path) => {
    const label = `'${path}'`;
    const { digest, start, bytes, size } = await withFile(path, (file) => lookAt(file, path));
    const mediaType = knownType(label, start);
    const part = { type: 'inline', mediaType, name: basename(path) } as const;
    return {
      label,
      digest,
      bytes,
      size,
      outline: { ...part, data: digest },
      load: defer(async () => ({ ...part, data: await sameContent(path, digest) })),
    };
  };
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  try {
    const file = await open(path);
    try {
      return await use(file);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw failure(path, cause);
  }
}

/** A folder, a pipe or a device is none: reading it might never end. */
function regular(stats: Stats): Stats {
  if (!stats.isFile()) throw new Error('it is no file');
  return stats;
}

async function readThrough(file: FileHandle): Promise<Look> {
  const sha256 = createHash('sha256');
  let bytes = 0;
  let head = Buffer.alloc(0);
  for await (const chunk of file.createReadStream({ autoClose: false, start: 0 })) {
    if (head.length < SIZE_BYTES) head = Buffer.concat([head, chunk]).subarray(0, SIZE_BYTES);
    sha256.update(chunk);
    bytes += chunk.length;
  }
  const start = Uint8Array.from(head.subarray(0, TELLING_BYTES));
  const mediaType = mediaTypeOf(start);
  const size = mediaType === undefined ? undefined : imageSize(mediaType, head);
  return { digest: sha256.digest('hex'), start, bytes, size };
}

/** What a file holds, as Base64. What a row is known by is what it was: another content would stand under a wrong name. */
async function sameContent(path: string, digest: string): Promise<string> {
  const content = await readFile(path).catch((cause: unknown) => {
    throw failure(path, cause);
  });
  if (hash('sha256', content, 'hex') !== digest)
    throw new RowError(`'${path}' has changed while the run went on: nothing was sent`);
  return content.toString('base64');
}

function failure(path: string, cause: unknown): RowError {
  return new RowError(unreadable(`'${path}'`, cause), { cause });
}
