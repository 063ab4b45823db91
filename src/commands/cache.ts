import type { Command } from './command.js';
import { age } from './values/age.js';

/** `parallamr cache`: shows what the answer cache holds, and prunes it. */
export const cacheCommand: Command = {
  usage: 'cache [dir]',
  describe: 'Show and prune the cache of answers',
  positionals: { dir: { type: 'string', describe: 'its folder; without it, the XDG cache folder' } },
  options: {
    prune: {
      type: 'string',
      requiresArg: true,
      nargs: 1,
      describe: 'N s|m|h|d: delete answers that are older',
    },
    clear: { type: 'boolean', describe: 'delete all answers' },
  },
  prepare({ dir, prune, clear }) {
    const olderThanMs = clear === true ? 0 : prune === undefined ? undefined : age(String(prune), 'prune');
    return async (io) =>
      (await import('./showCache.js')).showCache(
        { folder: dir === undefined ? undefined : String(dir), olderThanMs },
        io,
      );
  },
};
