import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { csvText } from '../../../src/sinks/csv/csvText.js';
import { useChromium } from '../../support/chromium.js';
import { runCli } from '../../support/runCli.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

const open = useChromium();

type Cells = Readonly<Record<string, string>>;

/** Results of two models on some topics, whose cells can be changed. */
function results(topics: number, change: (row: Cells) => Cells = (row) => row): readonly Cells[] {
  return Array.from({ length: topics * 2 }, (_, index) =>
    change({
      provider: 'mock',
      model: index % 2 === 0 ? 'one' : 'other',
      topic: `topic ${Math.floor(index / 2)}`,
      status: 'ok',
      output: `Answer ${index}\nwith a second line`,
      error_message: '',
      latency_ms: `${100 + index}`,
      cost_usd: '0.001',
      experiment_id: `r${index}`,
      score: index % 2 === 0 ? '1' : '0',
    }),
  );
}

/** Writes a report of these rows, and returns its address. */
async function report(rows: readonly Cells[], flags: readonly string[] = []): Promise<string> {
  const folder = temporaryFolder();
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))];
  writeFileSync(join(folder, 'results.csv'), lines.map((cells) => csvText(cells)).join(''));
  const { code, stderr } = await runCli(['report', 'results.csv', '-o', 'report.html', ...flags], {
    cwd: folder,
  });
  expect(stderr).toMatch(/^Wrote report\.html: \S+ rows?, .+\n$/);
  expect(code).toBe(0);
  return `file://${folder}/report.html`;
}

function records(csv: string): readonly Cells[] {
  return parse(csv, { columns: true });
}

const shownCases = (page: Page) => page.locator('.cases tbody tr:not(.space)');

/** Until all rows are there. */
const isRead = (page: Page) => page.locator('header p:not(:has-text("reading"))').waitFor();

describe('the report page', () => {
  it('shows the first rows while the others are still on their way', async () => {
    const html = readFileSync(new URL(await report(results(1500))), 'utf8');
    const cut = html.lastIndexOf('<script type="text/plain" class="texts">') + 60;
    let goOn = () => {};
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write(html.slice(0, cut));
      goOn = () => response.end(html.slice(cut));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { page, complaints } = await open('about:blank');
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'commit' });

    await page.locator('.answer .facts').first().waitFor();
    // The last block has only a part of its texts.
    const header = page.locator('header p');
    await header.filter({ hasText: /^2,560 rows .* reading …$/ }).waitFor();
    goOn();
    await header.filter({ hasText: /^3,000 rows .*\$3\.00$/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows cases side by side, with what each model comes to', async () => {
    const { page, complaints, requests } = await open(await report(results(40)));
    await page.getByText('Answer 0').waitFor();
    expect(await page.locator('header p').textContent()).toBe('80 rows · 2 models · $0.08');
    const [one, other] = await page.locator('.overview tbody tr').allInnerTexts();
    expect(one).toMatch(/mock\/one\s+1\.00 0\.91 to 1\.00\s+baseline/);
    expect(other).toMatch(/mock\/other\s+0\.00 0\.00 to 0\.09\s+−1\.00/);
    expect(await shownCases(page).first().innerText()).toMatch(
      /topic 0\s+Answer 0\nwith a second line[\s\S]*Answer 1/,
    );
    expect(complaints).toStrictEqual([]);
    expect(requests).toStrictEqual([]);
  });

  it('draws a few of many cases, and others as one scrolls', async () => {
    const { page } = await open(await report(results(3000)));
    await page.getByText('topic 0', { exact: true }).waitFor();
    await isRead(page);
    expect(await shownCases(page).count()).toBeLessThan(30);
    await page.locator('.cases').evaluate((box) => {
      box.scrollTop = box.scrollHeight;
    });
    await page.getByText('topic 2999', { exact: true }).waitFor();
    await page.getByText('Answer 5999').waitFor();
  });

  const HOSTILE = [
    '</script><script>document.title="owned"</script>',
    '<img src=x onerror="document.title=\'owned\'">',
    '<svg onload=alert(1)>',
    'javascript:alert(1)',
    'line\u2028and\u2029paragraph',
    'NUL \0 inside',
    '\u202Ereversed\u202C',
    'x'.repeat(1_000_000),
    '{{constructor}}',
    '<!--',
  ];

  it('shows whatever a model answered as text, and runs none of it', async () => {
    const rows = results(HOSTILE.length, (row) => {
      const text = HOSTILE[Number(row['topic']?.slice(6))] ?? '';
      return { ...row, output: text, topic: text.slice(0, 1000), error_message: text.slice(0, 200) };
    });
    const { page, complaints, requests } = await open(await report(rows));
    await shownCases(page).first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    for (const [index, text] of HOSTILE.entries()) {
      const shown = page.locator('dialog .answers section pre').first();
      await expect
        .poll(() => shown.evaluate((pre) => pre.textContent), { message: `case ${index}` })
        .toBe(text.slice(0, 50_000));
      await page.keyboard.press('j');
    }
    await page.keyboard.press('d');
    await page.locator('dialog .answers section').last().locator('pre').waitFor();
    expect(await page.title()).toBe('results.csv');
    expect(await page.locator('#app img, #app script, #app a').count()).toBe(0);
    expect(complaints).toStrictEqual([]);
    expect(requests).toStrictEqual([]);
  });

  it('takes labels by key, keeps them, and exports what score reads, and compare behind it', async () => {
    const url = await report(results(3));
    const { page } = await open(url);
    await page.getByText('Answer 0').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('dialog pre').first().waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('2');
    await page.keyboard.press('n');
    await page.keyboard.type('too short, says "no"');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByText('export 2 labels').waitFor();
    const download = page.waitForEvent('download');
    await page.keyboard.press('e');
    const path = await (await download).path();
    expect(records(readFileSync(path, 'utf8'))).toStrictEqual([
      { experiment_id: 'r0', label: 'pass', note: '' },
      { experiment_id: 'r3', label: 'fail', note: 'too short, says "no"' },
    ]);
    const folder = new URL('.', url).pathname;
    const scored = await runCli(['score', 'results.csv', '--labels', path], { cwd: folder });
    expect(scored.code).toBe(0);
    const labelled = records(scored.stdout).filter((row) => row['score.label'] !== '');
    expect(labelled.map((row) => [row['experiment_id'], row['score.label']])).toStrictEqual([
      ['r0', '1'],
      ['r3', '0'],
    ]);

    const compared = await runCli(['compare', '-', '--score', 'score.label', '--json'], {
      cwd: folder,
      stdin: scored.stdout,
    });
    expect(JSON.parse(compared.stdout)).toMatchObject({
      sides: [
        { name: 'mock/one', cases: 1, mean: { value: 1 } },
        { name: 'mock/other', cases: 1, mean: { value: 0 } },
      ],
    });
  });

  it('shows what the address says, and says in the address what it shows', async () => {
    const url = await report(
      results(20, (row) => (row['topic'] === 'topic 7' ? { ...row, output: 'A needle.' } : row)),
    );
    const { page } = await open(url);
    await page.getByText('Answer 0').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('needle');
    await page.getByText('1 of 20 cases').waitFor();
    const seen = page.url();
    expect(seen).toContain('#search=needle');
    const other = await open(seen);
    await other.page.getByText('1 of 20 cases').waitFor();
    await other.page.getByText('A needle.').first().waitFor();
  });

  it('says what got worse since a baseline', async () => {
    const folder = temporaryFolder();
    const old = results(5, (row) => ({ ...row, score: '1' }));
    const columns = Object.keys(old[0] ?? {});
    mkdirSync(join(folder, 'old'));
    const path = join(folder, 'old', 'results.csv');
    writeFileSync(
      path,
      [columns, ...old.map((row) => columns.map((name) => row[name] ?? ''))]
        .map((cells) => csvText(cells))
        .join(''),
    );
    const { page } = await open(await report(results(5), ['--baseline', path]));
    await page.getByText('since the baseline').waitFor();
    await page.getByLabel('got worse').check();
    await page.getByText('5 of 5 cases').waitFor();
  });

  it('takes equal answers of repeats for one', async () => {
    const { page } = await open(await report([...results(1), ...results(1)]));
    await page.getByText('× 2').first().waitFor();
    expect(await page.getByText('× 2').count()).toBe(2);
  });

  it('leaves out what is not to be seen', async () => {
    const url = await report(results(3), ['--omit', 'topic', '--omit', 'cost_usd']);
    const { page } = await open(url);
    await page.getByText('Answer 0').waitFor();
    expect(await page.getByText('topic 0').count()).toBe(0);
    expect(await page.locator('header p').textContent()).toContain('–');
  });

  it.each([
    { name: 'light', options: { colorScheme: 'light' as const } },
    { name: 'dark', options: { colorScheme: 'dark' as const } },
    { name: 'narrow', options: { viewport: { width: 390, height: 800 } } },
  ])('gives axe nothing serious to find: $name', async ({ options }) => {
    const failing = results(8, (row) =>
      row['topic'] === 'topic 2'
        ? { ...row, status: 'error', output: '', error_message: '429: slow down' }
        : row,
    );
    const { page } = await open(await report(failing), { ...options, bypassCSP: true });
    await page.getByText('Answer 0').waitFor();
    const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    await page.addScriptTag({ path: axe });
    const found = async () => {
      const { violations } = await page.evaluate(() => Reflect.get(window, 'axe').run());
      return violations
        .filter(({ impact }: { impact: string }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`);
    };
    expect(await found()).toStrictEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('dialog pre').first().waitFor();
    expect(await found()).toStrictEqual([]);
  });

  it('needs no sideways scrolling of the whole page on a telephone', async () => {
    const { page } = await open(await report(results(8)), { viewport: { width: 390, height: 800 } });
    await page.getByText('Answer 0').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  it('prints the first cases whole', async () => {
    const { page } = await open(await report(results(150)));
    await page.getByText('Answer 0').waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByText('The first 100 of 150 cases.').waitFor();
    expect(await shownCases(page).count()).toBe(100);
    await page.getByText('Answer 199').waitFor();
  });

  it('leaves nothing off the paper, whose width is that of A4 less its margins', async () => {
    const rows = ['one', 'other', 'third'].flatMap((model) =>
      results(3, (row) => ({ ...row, model: `a-model-with-a-long-name-${model}` })),
    );
    const { page } = await open(await report(rows), { viewport: { width: 700, height: 1000 } });
    await page.locator('.answer .facts').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['.scroll:has(.overview)', '.cases'])
      expect(await page.locator(selector).evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  });
});
