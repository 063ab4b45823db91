import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtProgram } from '../../support/startCli.js';
import { openTmux, type Tmux, type TmuxOptions } from '../../support/tmux.js';

/** A terminal with a prompt and 60 rows, alternating between the mock and a module whose name is wide. */
function terminal(options: TmuxOptions): Tmux {
  const tmux = openTmux({ rows: 24, ...options });
  const rows = Array.from({ length: 60 }, (_, row) => `${row % 2 ? 'mock' : '千问'},m,${row}`);
  const write = (name: string, text: string) => writeFileSync(join(tmux.folder, name), text);
  write('p.txt', 'Say {{n}}');
  write('rows.csv', ['provider,model,n', ...rows, ''].join('\n'));
  write(
    'own.mjs',
    `let calls = 0;
     const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
     export default { concurrency: 3, async complete({ prompt }) {
       const call = ++calls;
       await wait(300);
       if (process.env.NOISY && call % 5 === 1) console.error('a module says ' + call);
       if (process.env.FAIL && call % 4 === 2) throw new Error('no answer \\x1b[2Jto call ' + call);
       if (process.env.PAUSE && call >= 4 && call <= 7) {
         const { ProviderError } = await import(process.env.PAUSE);
         throw new ProviderError('slow down', { failure: 'rate-limited', delayMs: 4000 });
       }
       return { output: 'x', costUsd: 0.001, inputTokens: 3, outputTokens: 4 };
     } };`,
  );
  return tmux;
}

const RUN = `node ${builtProgram} run -p p.txt -e rows.csv --provider-module 千问=own.mjs`;
const ENV = { MOCK_LATENCY_MS: '500' };
const drawn = (lines: readonly string[]) => lines.some((line) => / \d+\/60 /.test(line));
const beyond = (columns: number) => (line: string) => line.length >= columns;
const ended = (lines: readonly string[]) => lines.some((line) => line.startsWith('Rows: '));

describe('progress in a real terminal', () => {
  it.each([
    { columns: 40, first: /^ \d+\/60 {2}\d+ % {2}(\d+(\.\d)?\/s {2})?ETA \d:\d\d/ },
    { columns: 80, first: /^ \d+\/60 {2}[▓░]{10} {2}\d+ % {2}\d+(\.\d)?\/s {2}ETA \d:\d\d {2}\$\d/ },
    { columns: 200, first: /^ \d+\/60 {2}[▓░]{10} {2}\d+ % {2}\d+(\.\d)?\/s {2}ETA \d:\d\d {2}\$\d/ },
  ])('fits $columns columns, and gives way to the summary', async ({ columns, first }) => {
    const tmux = terminal({ columns, env: ENV });
    tmux.type(`clear; ${RUN} -o o.csv --max-concurrent 6`);
    const lines = await tmux.until((shown) => shown.some((line) => first.test(line)));
    const at = lines.findIndex((line) => first.test(line));
    expect(lines.slice(at + 1)).toEqual([
      expect.stringMatching(/^ {2}千问 {2} *\d+\/30 {2}\d\/?3? {2}(ETA \d:\d\d)?/),
      expect.stringMatching(/^ {2}mock {2} *\d+\/30 {2}\d\/?6? {2}(ETA \d:\d\d)?/),
    ]);
    expect(lines.slice(at).filter(beyond(columns))).toEqual([]);
    // Two characters of two columns each beside four of one: what follows stands in the same column.
    const [wide = '', narrow = ''] = lines.slice(at + 1);
    expect(wide.indexOf('/30')).toBe(narrow.indexOf('/30') - 2);
    expect(tmux.cursorIsVisible()).toBe(true);

    const end = await tmux.until((shown) => ended(shown) && shown.at(-1)?.startsWith('$'));
    expect(end.filter((line) => /\/60/.test(line))).toEqual([]);
  });

  it('is whole again when the terminal has become narrower, and wider', async () => {
    const tmux = terminal({ columns: 100, env: ENV });
    tmux.type(`clear; ${RUN} -o o.csv --max-concurrent 6`);
    // So long that it is wrapped when the terminal becomes narrower.
    await tmux.until((lines) => lines.some((line) => line.includes('/60') && line.length > 45));
    tmux.resize(38);
    const narrow = await tmux.until((lines) => drawn(lines) && !lines.join().includes('▓'));
    tmux.resize(120);
    const wide = await tmux.until((lines) => drawn(lines) && lines.join().includes('▓'));
    for (const lines of [narrow, wide]) {
      expect(lines.filter((line) => line.includes('/60'))).toHaveLength(1);
      expect(lines.filter((line) => line.includes('/30'))).toHaveLength(2);
    }
  });

  it('stays below results on the same terminal, and below what a module writes to stderr', async () => {
    const tmux = terminal({ columns: 100, env: { ...ENV, NOISY: '1' } });
    tmux.type(`clear; ${RUN} --max-concurrent 6`);
    let lines: readonly string[] = [];
    await tmux.until(() => {
      // With what has scrolled out of it: results follow soon, and what a module says is not seen for long.
      lines = tmux.history();
      return drawn(lines) && lines.some((line) => line.includes('a module says 6'));
    });
    const at = lines.findIndex((line) => / \d+\/60 /.test(line));
    expect(lines.slice(at)).toHaveLength(3);
    await tmux.until(ended);
    const history = tmux.history();
    expect(history.filter((line) => /^千问,m,\d+,ok,/.test(line))).toHaveLength(30);
    expect(history.filter((line) => / \d+\/60 /.test(line))).toEqual([]);
    expect(history.filter((line) => line.includes('a module says'))).toEqual(
      [1, 6, 11, 16, 21, 26].map((call) => `a module says ${call}`),
    );
  });

  it('counts a pause down', async () => {
    const module = new URL('../../../dist/index.js', import.meta.url).href;
    const tmux = terminal({ columns: 100, env: { ...ENV, PAUSE: module } });
    // Few rows: behind the pause they go as fast as its refusals have taught.
    tmux.type(`clear; ${RUN} -o o.csv --max-concurrent 6 --limit 16`);
    await tmux.until((lines) => lines.some((line) => /千问.* m paused \d s, .*slow down/.test(line)));
    await tmux.until((lines) => lines.some((line) => /千问.* m paused 1 s, /.test(line)));
    // The summary comes line by line: until its prompt, some of it may be missing.
    expect(await tmux.until((lines) => ended(lines) && lines.at(-1)?.startsWith('$'))).toContainEqual(
      expect.stringMatching(/^Waits: 千问\/m was paused .*; \d+ retries waited/),
    );
  });

  it('counts errors while they come, and says what they were when it is over', async () => {
    const tmux = terminal({ columns: 80, env: { ...ENV, FAIL: '1' } });
    tmux.type(`clear; ${RUN} -o o.csv --max-concurrent 6 --max-retries 0`);
    await tmux.until((lines) => lines.some((line) => / \d+\/60 .* {2}[1-9] errors? /.test(line)));
    const end = await tmux.until((lines) => ended(lines) && lines.at(-1)?.startsWith('$'));
    expect(end).toContain('Errors:');
    expect(end.filter((line) => /^ {2}\d+ x .*no answer .*to call #/.test(line))).toHaveLength(1);
    expect(end.filter((line) => line.includes('/60'))).toEqual([]);
  });

  it('goes away at Ctrl-C, once and twice', async () => {
    const tmux = terminal({ columns: 80, env: { MOCK_LATENCY_MS: '3000' } });
    tmux.type(`clear; ${RUN} -o o.csv --max-concurrent 6`);
    await tmux.until(drawn);
    tmux.keys('C-c');
    const stopping = await tmux.until(
      (lines) => lines.some((line) => line.startsWith('Stopping: ')) && drawn(lines),
    );
    expect(stopping.findIndex((line) => line.startsWith('Stopping: '))).toBeLessThan(
      stopping.findIndex((line) => / \d+\/60 /.test(line)),
    );
    tmux.keys('C-c');
    const end = await tmux.until((lines) => ended(lines) && lines.at(-1)?.startsWith('$'));
    expect(end.filter((line) => line.includes('/60'))).toEqual([]);
    expect(end.filter((line) => line.includes('--resume'))).not.toEqual([]);
  });

  it('is drawn below what the shell said when it was stopped by Ctrl-Z, and goes on', async () => {
    const tmux = terminal({ columns: 80, env: ENV });
    tmux.type(`clear; ${RUN} -o o.csv --max-concurrent 2`);
    await tmux.until(drawn);
    tmux.keys('C-z');
    await tmux.until((lines) => lines.some((line) => line.includes('Stopped')));
    tmux.type('fg');
    const lines = await tmux.until((shown) => {
      const at = shown.indexOf('$ fg');
      return at > 0 && drawn(shown.slice(at));
    });
    expect(lines.some((line) => line.includes('Stopped'))).toBe(true);
    expect(lines.slice(lines.indexOf('$ fg')).filter((line) => line.includes('/60'))).toHaveLength(1);
  });

  it('leaves a usable terminal when it is killed', async () => {
    const tmux = terminal({ columns: 80, env: ENV });
    tmux.type(`clear; ${RUN} -o o.csv --max-concurrent 2 & sleep 2; kill -9 $!; wait; echo over`);
    const lines = await tmux.until((shown) => shown.includes('over'));
    expect(lines.at(-1)).toMatch(/^\$/);
    expect(tmux.cursorIsVisible()).toBe(true);
    tmux.type('echo typed');
    expect(await tmux.until((shown) => shown.includes('typed'))).toContain('typed');
  });

  it('is drawn by the last stage of a pipe alone', async () => {
    const tmux = terminal({ columns: 100, env: ENV });
    tmux.type(
      `clear; ${RUN} --max-concurrent 6 | node ${builtProgram} run -p p.txt -e - --set provider=mock --set model=judge -o o.csv`,
    );
    const lines = await tmux.until((shown) => shown.some((line) => /^ [1-9]\d*\/\d+/.test(line)));
    expect(lines.filter((line) => /^ \d+\/\d+/.test(line))).toHaveLength(1);
    expect(lines.at(-1)).toMatch(/^ {2}mock /);
    await tmux.until((shown) => shown.filter((line) => line.startsWith('Rows: ')).length === 2);
  });
});
