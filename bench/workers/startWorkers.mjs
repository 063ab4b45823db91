// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

const reportUsage = new URL('../reportUsage.mjs', import.meta.url).href;

/** @typedef {import('../reportUsage.mjs').Usage} Usage */

/**
 * Starts workers, and resolves when all of them serve.
 *
 * @param {number} count
 * @param {object} options
 * @param {readonly string[]} options.node flags of Node itself, then the program's file
 * @param {readonly string[]} options.args of each, without its name
 * @param {Record<string, string>} options.env all of its environment
 * @returns {Promise<{ end: () => Promise<Usage[]> }>} `end` lets them finish, and tells what they took
 */
export async function startWorkers(count, { node, args, env }) {
  const children = Array.from({ length: count }, (_, n) =>
    spawn(process.execPath, ['--import', reportUsage, ...node, 'worker', ...args, '--name', `w${n + 1}`], {
      env,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    }),
  );
  await Promise.all(
    children.map(
      (child) =>
        new Promise((resolve, reject) => {
          let told = '';
          child.stderr?.on('data', (chunk) => {
            told += String(chunk);
            if (told.includes(' serves ')) resolve(true);
          });
          child.once('exit', () => reject(new Error(`a worker has ended: ${told}`)));
        }),
    ),
  );
  return {
    end: () =>
      Promise.all(
        children.map(async (child) => {
          const usage = text(/** @type {import('node:stream').Readable} */ (child.stdio[3]));
          const ended = once(child, 'exit');
          child.kill('SIGTERM');
          await ended;
          return /** @type {Usage} */ (JSON.parse(await usage));
        }),
      ),
  };
}
