// @ts-check
import {
  closeSync,
  createReadStream,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {{ prompt: string, experiments: string, results: string, baseUrl: string }} Job */
/** @typedef {(job: Job) => string[]} Program a Node program's file and arguments */

/**
 * Does something in a folder of its own, which is gone afterwards.
 *
 * @template Result
 * @param {(folder: string) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'parallamr-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Writes a prompt and as many experiments.
 *
 * @param {string} folder
 * @param {number} rows
 * @param {object} [options]
 * @param {string} [options.baseUrl] of the server
 * @param {(row: number) => string} [options.provider] of each row. Default `openai`
 * @returns {Job}
 */
export function writeJob(folder, rows, { baseUrl = '', provider = () => 'openai' } = {}) {
  const job = {
    prompt: join(folder, 'prompt.txt'),
    experiments: join(folder, 'experiments.csv'),
    results: join(folder, 'results.csv'),
    baseUrl,
  };
  writeFileSync(job.prompt, 'Answer in {{language}}, in one sentence: {{question}}');
  const file = openSync(job.experiments, 'w');
  writeSync(file, 'provider,model,language,question\n');
  let lines = '';
  for (let row = 0; row < rows; row += 1) {
    lines += `${provider(row)},gpt-4o-mini,en,Which number follows ${row}?\n`;
    if (lines.length < 1_000_000 && row < rows - 1) continue;
    writeSync(file, lines);
    lines = '';
  }
  closeSync(file);
  return job;
}

/**
 * How many rows say that they are `ok`, and no cell of these jobs does.
 *
 * @param {string} results
 * @returns {Promise<number>}
 */
export async function okRowsIn(results) {
  const mark = Buffer.from(',ok,');
  let count = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(results, { highWaterMark: 1024 ** 2 })) {
    const bytes = Buffer.concat([rest, chunk]);
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) count += 1;
    rest = bytes.subarray(-mark.length + 1);
  }
  return count;
}
