import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chatAnswer } from '../endToEnd/support/chatAnswer.js';
import { job } from '../endToEnd/support/job.js';
import { json, localServer } from '../support/localServer.js';
import { runCli } from '../support/runCli.js';

const example = (name: string) => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));

const runExample = (name: string, ...args: readonly string[]) =>
  promisify(execFile)(process.execPath, [example(name), ...args]);

/** The service, at an address that it says itself. */
async function service(env: Readonly<Record<string, string>> = {}) {
  const child: ChildProcessByStdio<null, Readable, null> = spawn(process.execPath, [example('service.mjs')], {
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return line.replace('listening on ', '');
}

const posted = (experiments: readonly object[]) =>
  ({ method: 'POST', body: JSON.stringify({ prompt: 'About {{topic}}', experiments }) }) as const;

describe('examples/service.mjs', () => {
  it('streams the result of each posted experiment, and says when it is over', async () => {
    const address = await service();
    const response = await fetch(
      address,
      posted([
        { provider: 'mock', model: 'm', topic: 'bees' },
        { provider: 'none', model: 'm', topic: 'tides' },
      ]),
    );
    const events = (await response.text()).trim().split('\n\n');

    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(events.at(-1)).toBe('event: end\ndata: {}');
    expect(events.slice(0, -1).sort()).toEqual([
      expect.stringMatching(/^event: result\ndata: \{"row":1,"status":"ok","output":"MOCK RESPONSE/),
      expect.stringMatching(/^event: result\ndata: \{"row":2,"status":"error"/),
    ]);
  });

  it('says what is wrong with what was posted', async () => {
    const response = await fetch(await service(), { method: 'POST', body: '{' });
    expect(await response.text()).toMatch(/^event: error\ndata: \{"message":/);
  });

  it('aborts the calls of a client that leaves', async () => {
    let arrived = () => {};
    const calledOnce = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const held = await localServer(() => arrived());
    onTestFinished(() => held.close());
    const address = await service({ API_BASE_URL: `${held.url}/v1` });

    const client = new AbortController();
    const left = fetch(address, {
      ...posted([{ provider: 'api', model: 'm', topic: 'bees' }]),
      signal: client.signal,
    }).then((response) => response.text());
    await calledOnce;
    client.abort();

    await expect(left).rejects.toThrow('abort');
    await held.idle();
    expect(held.calls).toHaveLength(1);
  });
});

describe('examples/crawl.mjs', () => {
  it('finds every page of a site once, and tries again where the server is busy', async () => {
    const links: Readonly<Record<string, readonly string[]>> = {
      '/': ['/a', '/b', 'https://elsewhere.example/'],
      '/a': ['/', '/c'],
      '/b': ['/c', '#top'],
      '/c': [],
    };
    const refused = new Set<string>();
    const site = await localServer((response, { path }) => {
      if (path === '/b' && !refused.has(path)) {
        refused.add(path);
        response.writeHead(503).end();
        return;
      }
      response.end((links[path] ?? []).map((target) => `<a href="${target}">`).join('\n'));
    });
    onTestFinished(() => site.close());

    const { stdout } = await runExample('crawl.mjs', `${site.url}/`);

    const lines = stdout.trim().split('\n');
    expect(lines.slice(0, -1).sort()).toEqual(
      ['/', '/a', '/b', '/c'].map((path) => `200 ${site.url}${path}`),
    );
    expect(lines.at(-1)).toBe('4 pages');
    expect(site.calls.map(({ path }) => path).sort()).toEqual(['/', '/a', '/b', '/b', '/c']);
  });
});

describe('examples/quietHours.mjs', () => {
  it('answers all, with more at once by night', async () => {
    const { stdout } = await runExample('quietHours.mjs');
    expect(stdout).toBe('by night at most 8 at once, and all 100 answered\n');
  });
});

describe('examples/experimentService.mjs', () => {
  it('shows where a run stands to a view that comes late', async () => {
    const { stdout } = await runExample('experimentService.mjs');
    expect(stdout.trim().split('\n').sort()).toEqual([
      '4 of 4 answered, says a view that came late',
      'About bees',
      'About glass',
      'About rust',
      'About tides',
    ]);
  });
});

describe('examples/notebook.mjs', () => {
  it('reads results with DuckDB', async () => {
    const server = await localServer((response) => json(response, chatAnswer('It is.')));
    onTestFinished(() => server.close());
    const { cwd, path } = job('provider,model,topic\napi,m,bees\nnone,m,tides\n', {
      'prompt.txt': 'About {{topic}}',
    });
    const flags = ['-p', 'prompt.txt', '-e', 'rows.csv', '-o', 'results.csv'];
    await runCli(['run', ...flags], { cwd, env: { API_BASE_URL: `${server.url}/v1` } });

    const { stdout } = await runExample('notebook.mjs', path('results.csv'));

    expect(stdout).toMatch(/'m' +│ 1 +│ \d+ +│ 5 +│ null/);
    expect(stdout).toMatch(/Unknown provider 'none'.*│ 1/i);
  });
});
