import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { objectIn } from '../json.js';
import { systemReason } from '../paths/systemReason.js';
import { checkedCompletion } from '../providers/answers/checkedCompletion.js';
import type { Completion } from '../providers/provider.js';
import { errorCode } from '../text/errorCode.js';

/** What is kept under a key, or why nothing is. */
export type CacheLookup = { readonly completion: Completion } | { readonly missed: string };

/** Answers that were paid for, by what they are the answer to. */
export interface AnswerCache {
  /** Finds an answer: `completion`, or `missed` with the reason why there is none. */
  get(key: string): CacheLookup;
  /** Returns what kept the answer from being stored, if anything did. */
  put(key: string, completion: Completion): string | undefined;
}

export interface AnswerCacheOptions {
  /** Answers older than this are not taken, in milliseconds. Default: of any age. */
  readonly maxAgeMs?: number | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/**
 * Keeps answers in a folder, each in a file of its own (0600) that appears whole or not at all, spread over 256 folders.
 * Reading and writing are synchronous: a lookup is one small file.
 *
 * @param folder Made with the first answer that is stored.
 *
 * @example
 * const cache = answerCache('/home/me/.cache/parallamr');
 * cache.put(key, { output: 'Yes.' });
 */
export function answerCache(folder: string, options: AnswerCacheOptions = {}): AnswerCache {
  const { maxAgeMs = Number.POSITIVE_INFINITY, now = Date.now } = options;
  const pathOf = (key: string) => join(folder, key.slice(0, 2), `${key.slice(2)}.json`);

  return {
    get(key) {
      try {
        const { storedAtMs, completion } = objectIn(JSON.parse(readFileSync(pathOf(key), 'utf8')));
        const isOld = !(typeof storedAtMs === 'number' && now() - storedAtMs <= maxAgeMs);
        if (isOld) return { missed: 'the answer in the cache is too old' };
        return { completion: checkedCompletion('the cache', completion) };
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return { missed: 'nobody has asked this before' };
        return { missed: `the cache cannot be read: ${systemReason(error)}` };
      }
    },
    put(key, completion) {
      const path = pathOf(key);
      const temporary = `${path}.${randomUUID()}`;
      const text = JSON.stringify({ storedAtMs: now(), completion });
      let isThere = false;
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        writeFileSync(temporary, text, { mode: 0o600, flag: 'wx' });
        isThere = true;
        renameSync(temporary, path);
        return undefined;
      } catch (error) {
        if (isThere) rmSync(temporary, { force: true });
        return systemReason(error);
      }
    },
  };
}
