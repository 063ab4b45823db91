// @ts-check
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { measure } from './measure.mjs';
import { outcomesFile } from './outcomesFile.mjs';
import { outcomeTable } from './outcomeTable.mjs';
import { proseSentences } from './proseSentences.mjs';
import { seededRandom } from './seededRandom.mjs';

/**
 * `npm run bench:report -- [--json FILE]`: what the report page takes to be written, opened, filtered, searched and
 * scrolled, with 10,000 and 100,000 rows of 600 characters, in headless Chromium (`PARALLAMR_CHROMIUM`, else Debian's);
 * and what it takes to score them by a check that every row misses, so that each has a reason, too.
 */
const { values: flags } = parseArgs({ options: { json: { type: 'string' } } });
const command = fileURLToPath(new URL('../dist/bin.js', import.meta.url));
const page = fileURLToPath(new URL('../dist/page', import.meta.url));
const executablePath = process.env['PARALLAMR_CHROMIUM'] ?? '/usr/bin/chromium';
const CHARACTERS = 600;
const RUNS = 5;
const MODELS = ['openai,gpt-4o-mini', 'anthropic,claude-haiku', 'ollama,llama3.2'];
const SENTENCES = proseSentences();
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
  const characters = await writeResults(results, rows, isAlike);
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
      ...(await look(`file://${html}`)),
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

/** @param {string} url */
async function look(url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  const openedAt = performance.now();
  await tab.goto(url, { waitUntil: 'commit' });
  await tab.locator('.answer .facts').first().waitFor();
  const firstRows = performance.now() - openedAt;
  await tab.locator('header p:not(:has-text("reading"))').waitFor();
  const allRows = performance.now() - openedAt;
  const filter = await interaction(tab, () => tab.getByLabel('answers differ').check());
  await tab.keyboard.press('/');
  const search = await timed(tab, () => tab.keyboard.insertText('needle'), /^0 of .* cases$/);
  await tab.locator('input[type=search]').fill('');
  await tab.locator('.answer .facts').first().waitFor();
  const frames = await tab.evaluate(`(async () => {
    const box = document.querySelector('.cases');
    const frames = [];
    for (let step = 0; step < 60; step += 1) {
      const from = performance.now();
      box.scrollTop += 700;
      await new Promise(requestAnimationFrame);
      await new Promise((drawn) => setTimeout(drawn));
      frames.push(performance.now() - from);
    }
    return frames.sort((one, other) => one - other);
  })()`);
  const heap = await tab.evaluate('performance.memory.usedJSHeapSize / 1e6');
  await context.close();
  return {
    'first rows, ms': firstRows,
    'all rows, ms': allRows,
    'filter, ms': filter,
    'search, ms': search,
    'scrolling p95, ms': frames[Math.floor(frames.length * 0.95)],
    'heap, MB': heap,
  };
}

/**
 * From a click to the moment its outcome is drawn, as the browser tells it, in steps of 8 ms; less than 16 ms count as 16.
 * https://www.w3.org/TR/event-timing/
 *
 * @param {import('playwright-core').Page} tab
 * @param {() => Promise<unknown>} act
 */
async function interaction(tab, act) {
  await tab.evaluate(`void (globalThis.drawn = new Promise((resolve) => {
    const of = (list) => list.getEntries().find(({ name }) => name === 'click');
    new PerformanceObserver((list) => of(list) && resolve(of(list).duration))
      .observe({ type: 'event', durationThreshold: 16 });
    setTimeout(resolve, 3000, 16);
  }))`);
  await act();
  return tab.evaluate('globalThis.drawn');
}

/**
 * From an action to the moment its outcome stands in the line below the filters.
 *
 * @param {import('playwright-core').Page} tab
 * @param {() => Promise<unknown>} act
 * @param {RegExp} outcome
 */
async function timed(tab, act, outcome) {
  const from = performance.now();
  await act();
  await tab.locator('.filters output').filter({ hasText: outcome }).waitFor();
  return performance.now() - from;
}

/**
 * @param {string} path
 * @param {number} rows
 * @param {boolean} isAlike see `answerTo`
 * @returns {Promise<number>} characters of all answers and variables
 */
async function writeResults(path, rows, isAlike) {
  const random = seededRandom(7);
  let characters = 0;
  function* lines() {
    yield 'provider,model,topic,status,output,latency_ms,cost_usd,experiment_id,score\n';
    for (let row = 0; row < rows; row += 1) {
      const answer = answerTo(Math.floor(row / MODELS.length), isAlike, random);
      characters += answer.length + `question ${Math.floor(row / 3)}`.length;
      const figures = `${Math.round(300 + 3000 * random())},${(0.001 * random()).toFixed(6)},r${row.toString(16)}`;
      yield `${MODELS[row % 3]},question ${Math.floor(row / 3)},ok,"${answer}",${figures},${random() < 0.7 ? 1 : 0}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return characters;
}

/**
 * Some sentences: of all there are, or where answers are alike of the ten about the question, so that two models say
 * half of it alike.
 *
 * @param {number} question
 * @param {boolean} isAlike
 * @param {() => number} random
 */
function answerTo(question, isAlike, random) {
  const about = seededRandom(question);
  const ten = Array.from({ length: 10 }, () => SENTENCES[Math.floor(about() * SENTENCES.length)] ?? '');
  const sentences = isAlike ? ten : SENTENCES;
  let answer = '';
  while (answer.length < CHARACTERS) answer += `${sentences[Math.floor(random() * sentences.length)]} `;
  return answer.slice(0, CHARACTERS).replaceAll('"', "'");
}
