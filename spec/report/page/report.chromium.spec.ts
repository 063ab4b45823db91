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

  it('hears a key in the moment in which a case is shown', async () => {
    const { page } = await open(await report(results(3)), {}, () => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('.cases tbody tr:not(.space)') === null) return;
        observer.disconnect();
        for (const key of ['j', 'Enter']) dispatchEvent(new KeyboardEvent('keydown', { key }));
      }).observe(document, { childList: true, subtree: true });
    });
    await page.locator('dialog pre').getByText('Answer 0').waitFor();
    expect(await page.locator('tr.selected').getAttribute('aria-rowindex')).toBe('1');
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
    await isRead(page);
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

  it('gives a label to all rows that gave the same answer, and to no answer of the baseline', async () => {
    const alike = results(1, (row) => ({ ...row, output: 'Yes.' }));
    const rows = [1, 2].flatMap((repeat) =>
      alike.map((row) => ({ ...row, experiment_id: `${row['experiment_id']}-${repeat}` })),
    );
    const old = new URL(await report(rows));
    const { page } = await open(
      await report(rows, ['--baseline', old.pathname.replace(/report\.html$/, 'results.csv')]),
    );
    await page.getByText('× 2').first().waitFor();
    expect(await page.locator('header p').textContent()).toBe('4 rows · 2 models · $0.004');
    await page.keyboard.press('j');
    await page.keyboard.press('2');
    const download = page.waitForEvent('download');
    await page.getByText('export 2 labels').click();
    expect(records(readFileSync(await (await download).path(), 'utf8'))).toStrictEqual([
      { experiment_id: 'r0-1', label: 'fail', note: '' },
      { experiment_id: 'r0-2', label: 'fail', note: '' },
    ]);
    expect(await page.locator('.facts span:text-is("fail")').count()).toBe(1);
  });

  it('takes no label of rows that no experiment_id names', async () => {
    const { page } = await open(await report(results(2), ['--omit', 'experiment_id']));
    await page.getByText('Answer 0').waitFor();
    await page.locator('header').getByText('no labels without experiment_id').waitFor();
    expect(await page.locator('header button').allTextContents()).toStrictEqual(['? keys']);
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.locator('dialog pre').first().waitFor();
    expect(await page.locator('.facts span:text-is("pass")').count()).toBe(0);
    expect(await page.locator('dialog input').count()).toBe(0);
  });

  it('stays at the case that one labels, when it is no longer among those that are shown', async () => {
    const { page } = await open(
      `${await report(results(3, (row) => ({ ...row, model: 'one', provider: row['model'] ?? '' })))}#label=none`,
    );
    await page.getByText('3 of 3 cases').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('dialog pre').first().waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('1');
    await page.getByText('2 of 3 cases').waitFor();
    expect(await page.locator('dialog').innerText()).toContain('topic 0');
    await page.keyboard.press('n');
    await page.keyboard.type('as is');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.locator('dialog dd').filter({ hasText: 'topic 1' }).waitFor();
    await page.keyboard.press('j');
    await page.locator('dialog dd').filter({ hasText: 'topic 2' }).waitFor();
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await page.locator('dialog dd').filter({ hasText: 'topic 1' }).waitFor();
  });

  it('is used with the keyboard alone, as its list of keys says', async () => {
    const { page } = await open(await report(results(3)));
    await page.getByText('Answer 0').waitFor();
    const selected = page.locator('tr.selected');
    const labelled = page.locator('.cases .facts span', { hasText: /^(pass|fail)$/ });
    for (const [key, place] of Object.entries({ j: '1', ArrowDown: '2', k: '1', ArrowUp: '1' })) {
      await page.keyboard.press(key);
      await expect.poll(() => selected.getAttribute('aria-rowindex'), { message: key }).toBe(place);
    }
    await page.keyboard.press('2');
    await expect.poll(() => labelled.allTextContents()).toStrictEqual(['fail']);
    await page.keyboard.press('0');
    await expect.poll(() => labelled.count()).toBe(0);

    await page.keyboard.press('?');
    await page.locator('#help dt').first().waitFor();
    expect(await page.locator('#help').evaluate((help) => help.getBoundingClientRect().top)).toBeLessThan(
      800,
    );
    await page.keyboard.press('?');
    await expect.poll(() => page.locator('#help').getAttribute('open')).toBeNull();

    await page.keyboard.press('d');
    const [first, other] = await page.locator('dialog .answers section').all();
    await expect.poll(() => other?.locator('del').allTextContents()).toStrictEqual(['0']);
    expect(await other?.locator('ins').allTextContents()).toStrictEqual(['1']);
    await page.keyboard.press('d');
    await expect.poll(() => page.locator('dialog :is(ins, del)').count()).toBe(0);
    await page.keyboard.press('Tab');
    await expect.poll(() => first?.getAttribute('class')).toBe('chosen');
    await page.keyboard.press('Tab');
    await expect.poll(() => other?.getAttribute('class')).toBe('chosen');
    await page.keyboard.type('n1');
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await expect.poll(() => other?.locator('.facts span').allTextContents()).toContain('pass');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => first?.getAttribute('class')).toBe('chosen');
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('n');
    await page.keyboard.type('d2');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog input').first().inputValue()).toBe('d2');
  });

  it('keeps filters and the order in the address, which a link brings back', async () => {
    const url = await report(
      results(6, (row) => ({ ...row, latency_ms: row['topic'] === 'topic 4' ? '9000' : '100' })),
    );
    const { page } = await open(url);
    await page.getByText('Answer 0').waitFor();
    await page.getByLabel('slower than').fill('0.05');
    await page.getByLabel('status').selectOption('ok');
    await page.getByLabel('model').selectOption('mock/other');
    await page.getByLabel('answers differ').check();
    await page.getByLabel('sort').selectOption('slowest');
    const { page: other } = await open(page.url());
    await other.getByText('6 of 6 cases').waitFor();
    expect(await shownCases(other).first().innerText()).toContain('topic 4');
    expect(await other.getByLabel('slower than').inputValue()).toBe('0.05');
    expect(await other.getByLabel('status').inputValue()).toBe('ok');
    expect(await other.getByLabel('model').inputValue()).toBe('mock/other');
    expect(await other.getByLabel('answers differ').isChecked()).toBe(true);
  });

  it('groups errors, and shows the rows of a kind', async () => {
    const failed = (topic: string | undefined) => ['topic 1', 'topic 2'].includes(topic ?? '');
    const { page } = await open(
      await report(
        results(4, (row) =>
          failed(row['topic'])
            ? { ...row, status: 'error', score: '', error_message: `429: wait ${row['latency_ms']} ms` }
            : row,
        ),
      ),
    );
    await page.getByLabel('Errors').getByText('429: wait # ms').click();
    await page.getByText('2 of 4 cases').waitFor();
    expect(await page.locator('.errors button').allTextContents()).toStrictEqual(['4 429: wait # ms']);
  });

  it('shows the timeline of a run, whose calls can be seen under a cap that was not reached', async () => {
    const folder = temporaryFolder();
    const time = (ms: number) => new Date(Date.UTC(2026, 0, 2) + ms).toISOString();
    const events = [
      { type: 'run-started', time: time(0) },
      { type: 'cap-changed', time: time(0), provider: 'mock', cap: 1000 },
      {
        ...{ type: 'row-finished', time: time(900), provider: 'mock', attempts: 1, latencyMs: 900 },
        startedAtMs: Date.UTC(2026, 0, 2),
      },
      {
        ...{ type: 'provider-paused', time: time(1000), provider: 'mock', reason: 'rate limit' },
        untilMs: Date.UTC(2026, 0, 2) + 60_000,
      },
      { type: 'provider-resumed', time: time(15_000), provider: 'mock' },
      { type: 'run-ended', time: time(20_000) },
    ];
    const path = join(folder, 'run.jsonl');
    writeFileSync(path, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    const { page, complaints } = await open(await report(results(2), ['--events', path]));
    const timeline = page.getByLabel('Timeline of the run');
    await timeline.getByText('mock · at most 1 in flight · paused 1 time, 14.0 s: rate limit').waitFor();
    const heights = await timeline
      .locator('.calls')
      .evaluate((calls) => (calls instanceof SVGGraphicsElement ? calls.getBBox().height : 0));
    expect(heights).toBeGreaterThan(40);
    expect(await timeline.locator('title').textContent()).toBe('paused 14.0 s: rate limit');
    expect(complaints).toStrictEqual([]);
  });

  it('shows what the rows of a case differ in with each of them', async () => {
    const rows = results(1).flatMap((row) =>
      ['0', '1'].map((temperature) => ({
        ...row,
        'param.temperature': temperature,
        input_output: `${row['model']} at ${temperature}`,
      })),
    );
    const { page } = await open(await report(rows, ['--by', 'param.temperature']));
    await page.getByText('Answer 0').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('dialog pre').first().waitFor();
    expect(await page.locator('dialog > dl dd').allTextContents()).toStrictEqual(['mock', 'one', 'topic 0']);
    expect(await page.locator('dialog section dl dd').allTextContents()).toStrictEqual([
      'one at 0',
      'one at 1',
    ]);
  });

  it.each([
    { by: 'input_model', heads: ['p50 / p95 of last call', 'cost of last call'] },
    { by: 'model', heads: ['p50 / p95', 'cost'] },
  ])('says whose times and costs are shown by $by', async ({ by, heads }) => {
    const rows = results(2, (row) => ({ ...row, input_model: `asked ${row['model']}` }));
    const { page } = await open(await report(rows, ['--by', by]));
    await page.locator('.overview tbody tr').nth(1).waitFor();
    const shown = await page.locator('.overview thead th').allTextContents();
    expect(shown.slice(-4, -2)).toStrictEqual(heads);
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
    expect(await page.locator('header p').textContent()).toBe('6 rows · 2 models');
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
    const { page } = await open(
      await report(
        results(150, (row) => ({ ...row, output: `${row['output']}${'\nline'.repeat(99)} and the end` })),
      ),
    );
    await page.getByText('Answer 0').waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByText('The first 100 of 150 cases.').waitFor();
    expect(await shownCases(page).count()).toBe(100);
    await page.getByText('Answer 199').waitFor();
    const cut = await page
      .locator('.cell')
      .evaluateAll((cells) => cells.filter((cell) => cell.scrollHeight > cell.clientHeight).length);
    expect(cut).toBe(0);
    expect(await page.locator('.cell').first().innerText()).toContain('and the end');
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
