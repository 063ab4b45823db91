// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure } from '../measure.mjs';
import { parallamr } from '../programs.mjs';
import { okRowsIn, writeJob } from '../runAgainstServer.mjs';

/** @typedef {{ rows: number, measurement: import('../measure.mjs').Measurement }} MockRun */

/**
 * No network: what rows cost by themselves, and whether memory grows with their number.
 *
 * @type {readonly import('../benchCase.mjs').BenchCase<MockRun>[]}
 */
export const mockCases = [
  {
    name: 'mock',
    title: 'rows that the mock answers at once',
    mostRuns: 3,
    figures: [
      {
        name: 'start to end, ms',
        of: ({ measurement }) => wallMs(measurement),
        digits: 0,
        compared: 'ratio',
      },
      {
        name: 'rows per second',
        of: ({ rows, measurement }) => (rows / wallMs(measurement)) * 1000,
        digits: 0,
        compared: 'ratio',
      },
      {
        name: 'CPU per row, ms',
        of: ({ rows, measurement }) => measurement.usage.cpuMs / rows,
        digits: 3,
        compared: 'ratio',
      },
      {
        name: 'peak memory, MB',
        of: ({ measurement }) => measurement.usage.peakMb,
        digits: 0,
        compared: 'ratio',
      },
    ],
    programs: { '100,000 rows': () => runOnMock(100_000), '10,000 rows': () => runOnMock(10_000) },
  },
];

/** @param {import('../measure.mjs').Measurement} measurement */
function wallMs({ startedAtMs, endedAtMs }) {
  return endedAtMs - startedAtMs;
}

/**
 * @param {number} rows
 * @returns {Promise<MockRun>}
 */
async function runOnMock(rows) {
  const folder = mkdtempSync(join(tmpdir(), 'parallamr-bench-'));
  try {
    const job = writeJob(folder, rows);
    const measurement = await measure(parallamr(['--set', 'provider=mock'])(job), job);
    if (okRowsIn(job.results) !== rows) throw new Error(`not all rows are ok\n${measurement.stderr}`);
    return { rows, measurement };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
