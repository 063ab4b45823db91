// @ts-check
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { programArguments } from '../scripts/arguments/programArguments.mjs';
import { findChromium } from '../scripts/findChromium.mjs';
import { measure } from './measure.mjs';
import { outcomesFile } from './outcomesFile.mjs';
import { outcomeTable } from './outcomeTable.mjs';
import { pageFigures } from './report/pageFigures.mjs';
import { writeProse } from './report/writeProse.mjs';

const USAGE = `npm run bench:report -- [--json FILE]

What the report page takes to be written, opened, filtered, searched and scrolled, with 10,000 and 100,000 rows of 600
characters, in headless Chromium (PARALLAMR_CHROMIUM, else that on the PATH); and what it takes to score them by a check
that every row misses, so that each has a reason, too.`;
const { values: flags } = programArguments(USAGE, { options: { json: { type: 'string' } } });
const command = fileURLToPath(new URL('../dist/bin.js', import.meta.url));
const page = fileURLToPath(new URL('../dist/page', import.meta.url));
const executablePath = findChromium() ?? 'chromium';
const RUNS = 5;
const pageBytes = ['report.js', 'report.css'].reduce((sum, name) => sum + statSync(join(page, name)).size, 0);

const folder = mkdtempSync(join(tmpdir(), 'parallamr-bench-'));
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
});
const file = outcomesFile(flags.json, { versions: { Chromium: browser.version() } });
try {
  for (const [rows, isAlike] of /** @type {const} */ ([
    [10_000, false],
    [10_000, true],
    [100_000, false],
  ])) {
    const outcome = await measured(rows, isAlike);
    file.add(outcome);
    console.log(`\n${outcomeTable(outcome)}`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @param {number} rows
 * @param {boolean} isAlike whether the models' answers to one question have sentences in common
 * @returns {Promise<import('./benchCase.mjs').Outcome>}
 */
async function measured(rows, isAlike) {
  const name = `report-${rows}${isAlike ? '-alike' : ''}`;
  const results = join(folder, `${name}.csv`);
  const html = join(folder, `${name}.html`);
  const table = join(folder, `${name}-scored.csv`);
  const characters = await writeProse(results, rows, isAlike);
  /** @type {Record<string, number>[]} */
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    const written = await program(html, 'report', results, '-o', html, '--overwrite');
    const scored = await program(
      table,
      'score',
      results,
      '--expect',
      'equals=bees',
      '-o',
      table,
      '--overwrite',
    );
    const { size } = statSync(html);
    runs.push({
      'page, kB': pageBytes / 1000,
      'file, MB': size / 1e6,
      'file beside the page, of the text': (size - pageBytes) / characters,
      'written, ms': written.ms,
      'memory to write it, MB': written.peakMb,
      ...(await pageFigures(browser, `file://${html}`)),
      'scored, ms': scored.ms,
      'memory to score, MB': scored.peakMb,
    });
  }
  return {
    name,
    title: `${rows.toLocaleString('en')} rows${isAlike ? ', half of the sentences alike within a question' : ''}`,
    node: process.version,
    runs: RUNS,
    figures: Object.keys(runs[0] ?? {}).map((figure) => ({
      name: figure,
      digits: figure.includes('of the text') ? 2 : figure.includes('MB') ? 1 : 0,
      values: { page: runs.map((run) => run[figure] ?? Number.NaN) },
    })),
  };
}

/**
 * Runs the command to its good end.
 *
 * @param {string} results the file it writes
 * @param {...string} args
 */
async function program(results, ...args) {
  const { code, stderr, startedAtMs, endedAtMs, usage } = await measure([command, ...args], { results });
  if (code !== 0) throw new Error(stderr);
  return { ms: endedAtMs - startedAtMs, peakMb: usage.peakMb };
}
