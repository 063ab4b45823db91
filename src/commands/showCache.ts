import { readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { cacheFolder } from '../cache/cacheFolder.js';
import { UsageError } from '../errors.js';
import { systemReason } from '../paths/systemReason.js';
import { cleanText } from '../text/cleanText.js';
import { counted } from '../text/counted.js';
import { errorCode } from '../text/errorCode.js';
import type { CliIo } from './cliIo.js';
import { EXIT } from './exitCodes.js';

export interface ShowCacheOptions {
  /** Default: that of `--cache` without a folder. */
  readonly folder?: string | undefined;
  /** Deletes answers that were stored longer ago, in milliseconds. Default: none. */
  readonly olderThanMs?: number | undefined;
}

const FOLDER = /^[0-9a-f]{2}$/;
const ANSWER = /^[0-9a-f]{62}\.json(?:\.[0-9a-f-]{36})?$/;

/** Tells how many answers a cache holds, after deleting those that are too old. Touches no file that is no answer. */
export async function showCache(
  { folder: given, olderThanMs }: ShowCacheOptions,
  { stdout, env, cwd }: Pick<CliIo, 'stdout' | 'env' | 'cwd'>,
): Promise<number> {
  const folder = given === undefined ? cacheFolder(env) : resolve(cwd(), given);
  const kept = { answers: 0, bytes: 0 };
  let deleted = 0;
  for (const part of (await namesIn(folder)).filter((name) => FOLDER.test(name))) {
    for (const name of (await namesIn(join(folder, part))).filter((file) => ANSWER.test(file))) {
      const path = join(folder, part, name);
      const { size, mtimeMs } = await stat(path);
      if (olderThanMs !== undefined && Date.now() - mtimeMs >= olderThanMs) {
        await rm(path, { force: true });
        deleted += 1;
      } else {
        kept.answers += 1;
        kept.bytes += size;
      }
    }
  }
  const shown = cleanText(folder);
  if (olderThanMs !== undefined) stdout.write(`${counted(deleted, 'answer')} deleted\n`);
  stdout.write(`${shown}: ${counted(kept.answers, 'answer')}, ${(kept.bytes / 1e6).toFixed(1)} MB\n`);
  return EXIT.ok;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw new UsageError(`the cache cannot be read: ${systemReason(error)}`, { cause: error });
  }
}
