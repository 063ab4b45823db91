// @ts-check
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { stringify } from 'csv-stringify/sync';
import { promptTemplate } from './tortureRows.mjs';

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null, stderr: string }} RunEnd */

/**
 * A folder with the files of one long run, which is started over and over.
 *
 * @param {object} options
 * @param {string} options.program
 * @param {string} options.url of the server
 * @param {number} options.cap
 * @param {readonly import('./tortureRows.mjs').TortureRow[]} options.rows
 * @param {readonly string[]} [options.flags] of the run, beside its own
 */
export function tortureJob({ program, url, cap, rows, flags: more = [] }) {
  const folder = mkdtempSync(join(tmpdir(), 'parallamr-torture-'));
  const temporary = join(folder, 'temporary');
  const own = ['experiments.csv', 'prompt.txt', 'results.csv', 'temporary'];
  const flags = ['-q', '-p', 'prompt.txt', '-e', 'experiments.csv', '-o', 'results.csv', '--resume'];
  const limits = ['--provider-concurrency', `openai=${cap}`, '--timeout', '3'];
  const retries = ['--max-retries', '8', '--retry-delay', '0.05'];
  mkdirSync(temporary);
  writeFileSync(join(folder, 'prompt.txt'), promptTemplate);
  writeFileSync(
    join(folder, 'experiments.csv'),
    stringify([
      ['provider', 'model', 'id', 'text'],
      ...rows.map(({ id, text }) => ['openai', 'gpt-4o-mini', id, text]),
    ]),
  );

  return {
    results: join(folder, 'results.csv'),

    start() {
      const child = spawn(process.execPath, [program, 'run', ...flags, ...limits, ...retries, ...more], {
        cwd: folder,
        env: {
          OPENAI_BASE_URL: `${url}/v1`,
          ...{ TMPDIR: temporary, TEMP: temporary, TMP: temporary },
          // What Node keeps of compiled code is meant to stay.
          NODE_DISABLE_COMPILE_CACHE: '1',
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      /** @type {Promise<Omit<RunEnd, 'stderr'>>} */
      const closed = new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (code, signal) => resolve({ code, signal }));
      });
      /** @type {Promise<RunEnd>} */
      const ended = Promise.all([closed, text(child.stderr)]).then(([end, stderr]) => ({ ...end, stderr }));
      return { child, ended };
    },

    /** Files that nobody has asked for. */
    leftovers() {
      return [...readdirSync(folder).filter((name) => !own.includes(name)), ...readdirSync(temporary)];
    },

    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
