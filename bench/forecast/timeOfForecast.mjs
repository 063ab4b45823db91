// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeJob } from '../job.mjs';
import { parallamr } from '../programs.mjs';

/**
 * Milliseconds that the command takes to forecast so many rows, 20 of which have run.
 *
 * @param {number} rows
 */
export function timeOfForecast(rows) {
  const folder = mkdtempSync(join(tmpdir(), 'parallamr-bench-'));
  try {
    const job = writeJob(folder, rows);
    const run = (/** @type {readonly string[]} */ more) =>
      spawnSync(process.execPath, parallamr(['--set', 'provider=mock', ...more])(job), {
        env: { MOCK_LATENCY_MS: '20' },
      });
    run(['--limit', '20']);
    const startedAt = performance.now();
    const { status, stderr } = run(['--resume', '--validate-only']);
    if (status !== 0) throw new Error(stderr.toString());
    return performance.now() - startedAt;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
