import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/seededRandom.mjs';
import { llmServer } from '../support/llmServer.js';
import { localServer } from '../support/localServer.js';
import { parseResults, readResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { csvRows, job, RUN } from './support/job.js';

const QUICK = ['--retry-delay', '0.005', '--max-retry-delay', '0.02'];
const KEY = 'sk-a-key/that+nobody="may"-see';

describe('a run against a server with faults', () => {
  it('gets every row answered, each once', async () => {
    const attempts = new Map<string, number>();
    // The same for every attempt of a row in whatever order they come, so that no run is unluckier than another.
    const faultOf = (prompt: string) => {
      const attempt = (attempts.get(prompt) ?? 0) + 1;
      attempts.set(prompt, attempt);
      const draw = seededRandom(Number(prompt.split('-')[1]) * 10 + attempt)();
      if (draw < 0.1) return 'error';
      if (draw < 0.12) return 'reset';
      if (draw < 0.14) return 'broken';
      return draw < 0.15 ? 'hang' : undefined;
    };
    const server = await llmServer({ faults: ({ prompt }) => faultOf(prompt) });
    const { cwd, path } = job(csvRows({ api: 2000 }));
    const flags = ['--max-retries', '6', '--timeout', '2', '--provider-concurrency', 'api=100', ...QUICK];
    const { code, stderr } = await runCli([...RUN, '-o', 'results.csv', ...flags], {
      cwd,
      env: { API_BASE_URL: `${server.url}/v1` },
    });

    const { endings, rows } = server.counts;
    expect(stderr).toMatch(/^Rows: 2,000 ok, 0 warning, 0 error/);
    expect(code).toBe(0);
    expect([endings.error, endings.reset, endings.broken, endings.hang].every((count) => count > 5)).toBe(
      true,
    );
    expect(rows.size).toBe(2000);
    expect([...rows.values()].every(({ successes }) => successes === 1)).toBe(true);
    const results = readResults(path('results.csv'));
    expect(results.map(({ attempts }) => Number(attempts)).reduce((sum, calls) => sum + calls, 0)).toBe(
      server.counts.all.calls,
    );
  });

  it('goes on with the other providers when one is dead, and says what was left', async () => {
    const dead = await localServer(() => {});
    await dead.close();
    const server = await llmServer();
    const { cwd } = job(csvRows({ gone: 30, api: 20 }));
    const { code, stdout, stderr } = await runCli([...RUN, ...QUICK], {
      cwd,
      env: { GONE_BASE_URL: `${dead.url}/v1`, API_BASE_URL: `${server.url}/v1` },
    });

    expect(code).toBe(1);
    expect(
      parseResults(stdout).filter(({ provider, status }) => provider === 'api' && status === 'ok'),
    ).toHaveLength(20);
    expect(stderr).toMatch(/^gone is halted and asked nothing more: gone cannot be reached/m);
    expect(stderr).toMatch(/^Rows: 20 ok, .* not attempted/m);
  });

  it('finds out that a server is dead whose connections never stand, whatever --timeout says', async () => {
    let connections = 0;
    // The handshake of TLS waits for the other side, which never says anything.
    const silent = createServer(() => {
      connections += 1;
    }).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const { cwd } = job(csvRows({ api: 200 }));
    const { code, stdout, stderr } = await runCli([...RUN, '--timeout', '1', '--max-wait', '3'], {
      cwd,
      env: { API_BASE_URL: `https://127.0.0.1:${port}/v1` },
    });
    silent.close();

    expect(code).toBe(1);
    expect(parseResults(stdout)).toEqual([]);
    expect(stderr).toMatch(/^api is halted and asked nothing more: /m);
    expect(stderr).toMatch(/^Rows: 0 ok, 0 warning, 0 error, 200 not attempted$/m);
    expect(connections).toBeLessThan(50);
  });

  it('ends with 2 when no row can run for want of a setting', async () => {
    const { code, stdout, stderr } = await runCli(RUN, { cwd: job(csvRows({ openai: 5 })).cwd });

    expect(code).toBe(2);
    expect(parseResults(stdout)).toEqual([]);
    expect(stderr).toContain('OPENAI_API_KEY');
  });

  it('keeps every message of its failed rows, beside the rows that went well', async () => {
    const server = await llmServer({
      respond: ({ prompt }) => {
        const n = Number(prompt.split('-')[1]);
        return n % 4 === 0 ? { status: 400, body: { error: { message: `no. ${n} is bad` } } } : undefined;
      },
    });
    const { cwd } = job(csvRows({ api: 40 }));
    const env = { API_BASE_URL: `${server.url}/v1` };
    const { code, stdout, stderr } = await runCli([...RUN, '-v'], { cwd, env });

    const failed = parseResults(stdout).filter(({ status }) => status === 'error');
    expect(code).toBe(1);
    expect(failed.map((row) => row['error_message']).toSorted()).toEqual(
      [4, 8, 12, 16, 20, 24, 28, 32, 36, 40].map((n) => `api answered 400: no. ${n} is bad`).toSorted(),
    );
    // Rows are counted as they are read, which may go on while the first are answered.
    expect(stderr.match(/^Completed \d+\/\d+: /gm)).toHaveLength(40);
    expect(stderr).toContain('Completed 40/40: ');
  });
});

describe('a key that a server echoes', () => {
  it.each([
    { what: 'a refused row', status: 400 },
    { what: 'a refused key', status: 401 },
    { what: 'a failure that is tried again', status: 500 },
    { what: 'a refusal for the rate', status: 429, headers: { 'retry-after-ms': '5' } },
    { what: 'an answer that is none', status: 200 },
  ])('in the message of $what appears nowhere', async ({ status, headers = {} }) => {
    const server = await llmServer({
      respond: ({ headers: sent }) => ({
        status,
        headers: { ...headers, 'x-echo': String(sent.authorization) },
        body: { error: { message: `You sent ${sent.authorization} and ${KEY}`, code: KEY, type: KEY } },
      }),
    });
    const { cwd, path } = job(csvRows({ openai: 3 }));
    const flags = ['-v', '--events', 'events.jsonl', '--max-retries', '1', '--max-wait', '0.1', ...QUICK];
    const { stdout, stderr } = await runCli([...RUN, ...flags], {
      cwd,
      env: { OPENAI_BASE_URL: `${server.url}/v1`, OPENAI_API_KEY: KEY, DEBUG: 'parallamr' },
    });

    expect(server.counts.all.calls).toBeGreaterThan(0);
    expect(stdout).toContain('You sent Bearer ***');
    const events = readFileSync(path('events.jsonl'), 'utf8');
    for (const text of [stdout, stderr, events]) {
      expect(text).not.toContain('sk-a-key');
      expect(text).not.toContain('nobody');
    }
  });

  it('in an answer stays in its cell, and appears nowhere else', async () => {
    const server = await llmServer({
      respond: () => ({
        body: { choices: [{ message: { content: `Your key is ${KEY}` }, finish_reason: KEY }] },
      }),
    });
    const { cwd, path } = job(csvRows({ openai: 1 }));
    const { stdout, stderr } = await runCli([...RUN, '-v', '--events', 'events.jsonl'], {
      cwd,
      env: { OPENAI_BASE_URL: `${server.url}/v1`, OPENAI_API_KEY: KEY },
    });

    const [row] = parseResults(stdout);
    expect(row).toMatchObject({ output: `Your key is ${KEY}` });
    expect(JSON.stringify({ ...row, output: '' })).not.toContain('sk-a-key');
    expect(stderr).not.toContain('sk-a-key');
    expect(readFileSync(path('events.jsonl'), 'utf8')).not.toContain('sk-a-key');
  });
});
