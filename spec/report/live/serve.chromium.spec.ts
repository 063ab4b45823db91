import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/events.js';
import { openLiveReport } from '../../../src/report/live/openLiveReport.js';
import { columns, resultAt } from '../../sinks/support/results.js';
import { useChromium } from '../../support/chromium.js';
import { startCli } from '../../support/startCli.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

const open = useChromium();

interface ServedOptions {
  readonly folder?: string;
  /** Where the results go, and what else the command is told. */
  readonly flags?: readonly string[];
}

/**
 * A run of the mock, and the address of its page. It goes on until `inputEnds`, so that no page comes too late, however
 * busy the machine is.
 */
async function served(
  rows: number,
  { folder = temporaryFolder(), flags: more = ['-o', 'results.csv'] }: ServedOptions = {},
) {
  writeFileSync(join(folder, 'prompt.txt'), 'Tell me about {{topic}}.');
  const run = startCli(['run', '-p', 'prompt.txt', '-e', '-', '--serve', ...more], { cwd: folder });
  const lines = Array.from({ length: rows }, (_, index) => `mock,m,topic ${index}`);
  run.child.stdin.write(['provider,model,topic', ...lines, ''].join('\n'));
  let told = '';
  while (!told.includes('\n')) told += String((await once(run.child.stderr, 'data'))[0]);
  const [url = ''] = /http:\S+/.exec(told) ?? [];
  return { ...run, url, folder, inputEnds: () => run.child.stdin.end() };
}

describe('run --serve', () => {
  it('shows the rows of a run as they come, says when it is over, and offers the page as a file', async () => {
    const { url, folder, ended, inputEnds } = await served(8);
    const { page, complaints } = await open(url);
    await page.getByText('the run goes on').waitFor();
    await page.getByText('topic 0', { exact: true }).waitFor();
    inputEnds();
    await page.getByText('the run is over').waitFor();
    expect(await page.locator('header p').textContent()).toContain('8 rows');
    expect((await ended).code).toBe(0);

    const download = page.waitForEvent('download');
    await page.getByText('save this page').click();
    const saved = join(folder, 'saved.html');
    await (await download).saveAs(saved);
    expect(complaints).toStrictEqual([]);
    const file = await open(`file://${saved}`);
    await file.page.getByText('topic 7', { exact: true }).waitFor();
    expect(file.complaints).toStrictEqual([]);
    expect(file.requests).toStrictEqual([]);
  });

  it('shows all there is to who opens it late, and says when the run is killed', async () => {
    const { url, child } = await served(60);
    const first = await open(url);
    await first.page.getByText('topic 2', { exact: true }).waitFor();
    const late = await open(url);
    await late.page.getByText('topic 0', { exact: true }).waitFor();
    child.kill('SIGKILL');
    for (const { page } of [first, late]) await page.getByText('the run was broken off').waitFor();
    expect(await first.page.title()).toBe('results.csv');
  });

  it('shows what a resumed file holds, without the errors that are asked again', async () => {
    const folder = temporaryFolder();
    const before = { MOCK_ERROR_RATE: '1' };
    writeFileSync(join(folder, 'prompt.txt'), 'Tell me about {{topic}}.');
    writeFileSync(join(folder, 'rows.csv'), 'provider,model,topic\nmock,m,topic 0\n');
    const args = ['run', '-p', 'prompt.txt', '-e', 'rows.csv', '-o', 'results.csv'];
    await startCli([...args, '--quiet'], { cwd: folder }).ended;
    writeFileSync(join(folder, 'rows.csv'), 'provider,model,topic\nmock,m,topic 0\nmock,m,topic 1\n');
    await startCli([...args, '--quiet', '--resume'], { cwd: folder, env: before }).ended;

    const flags = ['-o', 'results.csv', '--resume', '--retry-errors'];
    const { url, ended, inputEnds } = await served(8, { folder, flags });
    const { page } = await open(url);
    await page.getByText('topic 0', { exact: true }).waitFor();
    inputEnds();
    await page.getByText('the run is over').waitFor();
    expect(await page.locator('header p').textContent()).toContain('8 rows');
    expect((await ended).code).toBe(0);
  });

  it('shows the workers of a run, and what they have answered, also in the page that is saved', async () => {
    const report = await openLiveReport({ title: 'results.csv' });
    const events = new Subject<RunEvent>();
    const following = report.follow(events, columns).subscribe();
    const word = (calls: number): RunEvent => ({
      type: 'worker-changed',
      atMs: 0,
      worker: 'gpu1',
      isGone: false,
      serves: { vllm: { places: 64 } },
      calls,
      errors: 2,
    });
    events.next(word(0));
    const { page, complaints } = await open(report.url);
    const cells = page.getByLabel('Workers of the run').locator('tbody tr').first();
    await cells.filter({ hasText: /gpu1\s*64\s*0\s*2/ }).waitFor();
    events.next({ type: 'row-finished', atMs: 1, result: resultAt(0) });
    events.next(word(3410));
    events.next({ type: 'run-ended', atMs: 2 });
    await page.getByText('the run is over').waitFor();
    await cells.filter({ hasText: '3,410' }).waitFor();

    const download = page.waitForEvent('download');
    await page.getByText('save this page').click();
    const saved = join(temporaryFolder(), 'saved.html');
    await (await download).saveAs(saved);
    const file = await open(`file://${saved}`);
    await file.page.getByLabel('Workers of the run').getByText('3,410').waitFor();
    expect([...complaints, ...file.complaints]).toStrictEqual([]);
    following.unsubscribe();
    await report.close();
  });

  it.each([
    { where: 'stdout', flags: [] },
    { where: 'JSON Lines', flags: ['-o', 'results.jsonl'] },
    { where: 'a file for a spreadsheet', flags: ['-o', 'results.csv', '--excel'] },
    { where: 'several files', flags: ['-o', '{{topic}}.csv'] },
  ])('shows results that go to $where', async ({ flags }) => {
    const { url, ended, inputEnds } = await served(4, { flags });
    const { page, complaints } = await open(url);
    await page.getByText('topic 0', { exact: true }).waitFor();
    inputEnds();
    await page.getByText('the run is over').waitFor();
    expect(await page.locator('header p').textContent()).toContain('4 rows');
    await page.getByText('topic 3', { exact: true }).waitFor();
    expect(complaints).toStrictEqual([]);
    expect((await ended).code).toBe(0);
  });
});
