import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { llmServer } from '../support/llmServer.js';
import { natsServer } from '../support/natsServer.js';
import { readResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { builtProgram } from '../support/startCli.js';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { fleet } from './support/fleet.js';

/** What a results file has to hold: each row once, each with the answer to its own prompt. */
function expectEveryRowOnce(cwd: string, rows: number): void {
  const results = readResults(join(cwd, 'results.csv'));
  expect(results.map(({ n }) => Number(n)).toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: rows }, (_, n) => n),
  );
  for (const { n, output, status } of results)
    expect([status, output]).toEqual(['ok', `Answer to: Say ${n}`]);
}

/** Resolves when the server has seen so many calls. */
async function callsOf(server: Awaited<ReturnType<typeof llmServer>>, count: number): Promise<void> {
  await expect
    .poll(() => server.counts.all.calls, { timeout: 60_000, interval: 10 })
    .toBeGreaterThanOrEqual(count);
}

describe('runs and workers at a broker', () => {
  it('makes exactly as many calls at once as each worker has places, one that joins late included', async () => {
    const { url } = await natsServer();
    const server = await llmServer({ latencyMs: 400 });
    const lab = fleet({ url, server, rows: 200 });
    lab.worker('three', 3);
    lab.worker('seven', 7);
    const { ended } = lab.start();
    await callsOf(server, 40);
    expect(server.counts.all.mostInFlight).toBe(10);
    lab.worker('five', 5);
    const { code, stderr } = await ended;
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect([lab.most('three'), lab.most('seven'), lab.most('five')]).toEqual([3, 7, 5]);
    expect(server.counts.all.mostInFlight).toBe(15);
    expect(server.counts.all.calls).toBe(200);
    expectEveryRowOnce(lab.cwd, 200);
  }, 100_000);

  it('keeps to a cap of its own over all workers', async () => {
    const { url } = await natsServer();
    const server = await llmServer({ latencyMs: 100 });
    const lab = fleet({ url, server, rows: 60 });
    for (const name of ['one', 'two', 'three']) lab.worker(name, 10);
    expect(await lab.run('--provider-concurrency', 'vllm=4')).toMatchObject({ code: 0 });
    expect(server.counts.all.mostInFlight).toBe(4);
    expect(server.counts.all.calls).toBe(60);
  }, 60_000);

  it('keeps to a rate of its own over all workers', async () => {
    const { url } = await natsServer();
    const server = await llmServer();
    const lab = fleet({ url, server, rows: 60 });
    for (const name of ['one', 'two', 'three']) lab.worker(name, 10);
    expect(await lab.run('--rate-limit', 'vllm=20/s', '--events', 'events.jsonl')).toMatchObject({ code: 0 });
    expect(server.counts.admittedAtMs).toHaveLength(60);
    // By the clock of the run, in whole milliseconds: how long a call is on its way to a worker is nobody's to say.
    const at = readFileSync(join(lab.cwd, 'events.jsonl'), 'utf8')
      .split('\n')
      .flatMap((line) => (line.includes('"call-started"') ? [Date.parse(JSON.parse(line).time)] : []));
    expect(at).toHaveLength(60);
    for (let call = 29; call < 60; call += 1)
      expect((at[call] ?? 0) - (at[call - 29] ?? 0)).toBeGreaterThanOrEqual(999);
  }, 60_000);

  it('loses and doubles no row when the run is killed, and asks nothing again', async () => {
    const { url } = await natsServer();
    const server = await llmServer({ latencyMs: 200 });
    const lab = fleet({ url, server, rows: 120 });
    lab.worker('one', 8);
    for (const calls of [20, 60]) {
      const { child, ended } = lab.start('--resume');
      await callsOf(server, calls);
      child.kill('SIGKILL');
      await ended;
    }
    expect(await lab.run('--resume')).toMatchObject({ code: 0 });
    expectEveryRowOnce(lab.cwd, 120);
    expect(server.counts.all.calls).toBe(120);
  }, 100_000);

  it('makes again only what a killed worker had in flight', async () => {
    const { url } = await natsServer();
    const server = await llmServer({ latencyMs: 300 });
    const lab = fleet({ url, server, rows: 60 });
    const doomed = lab.worker('doomed', 5);
    lab.worker('other', 5);
    const { ended } = lab.start();
    await callsOf(server, 20);
    doomed.child.kill('SIGKILL');
    expect(await ended).toMatchObject({ code: 0 });
    expectEveryRowOnce(lab.cwd, 60);
    // Its five places may have held what the server had answered, and it had not passed on yet.
    expect(server.counts.all.calls).toBeLessThanOrEqual(65);
    const twice = [...server.counts.rows.values()].filter(({ successes }) => successes > 1);
    expect(twice.length).toBeLessThanOrEqual(5);
  }, 100_000);

  it('has a worker that is told to end finish what it has begun', async () => {
    const { url } = await natsServer();
    const server = await llmServer({ latencyMs: 300 });
    const lab = fleet({ url, server, rows: 40 });
    const leaving = lab.worker('leaving', 5);
    const { ended } = lab.start();
    await callsOf(server, 15);
    leaving.child.kill('SIGTERM');
    const end = await leaving.ended;
    lab.worker('staying', 5);
    expect(await ended).toMatchObject({ code: 0 });
    expect(server.counts.all.calls).toBe(40);
    expectEveryRowOnce(lab.cwd, 40);
    expect(end).toMatchObject({ code: 0, stdout: '' });
    expect(end.stderr).toMatch(/Z leaving serves vllm=5 at nats:\/\/127/);
    expect(end.stderr).toMatch(/Z leaving has answered \d+ calls, 0 of them with an error/);
  }, 100_000);

  it('goes on when the broker is killed and comes back', async () => {
    const broker = await natsServer();
    const server = await llmServer({ latencyMs: 100 });
    const lab = fleet({ url: broker.url, server, rows: 120 });
    lab.worker('one', 8);
    const { ended } = lab.start();
    await callsOf(server, 40);
    await broker.kill();
    await broker.start();
    expect(await ended).toMatchObject({ code: 0 });
    expectEveryRowOnce(lab.cwd, 120);
    expect(server.counts.all.calls).toBeLessThanOrEqual(120);
  }, 100_000);

  it('tries again what fails in passing, while runs and workers are killed', async () => {
    const { url } = await natsServer();
    const server = await llmServer({
      latencyMs: 50,
      faults: { error: 0.2, reset: 0.05, broken: 0.05 },
      seed: 7,
    });
    const lab = fleet({ url, server, rows: 150 });
    const doomed = lab.worker('doomed', 6);
    lab.worker('other', 6);
    const quick = ['--resume', '--retry-delay', '0.05', '--max-retry-delay', '0.2', '--max-retries', '20'];
    const { child, ended } = lab.start(...quick);
    await callsOf(server, 60);
    child.kill('SIGKILL');
    await ended;
    const second = lab.start(...quick);
    await callsOf(server, 100);
    doomed.child.kill('SIGKILL');
    expect(await second.ended).toMatchObject({ code: 0 });
    expectEveryRowOnce(lab.cwd, 150);
  }, 100_000);

  it('needs no key in the run, prints none of the worker, and takes user and password from the address', async () => {
    const config = 'authorization { users = [{ user: lab, password: "s3cret-word" }] }';
    const { url } = await natsServer({ config });
    const server = await llmServer();
    const known = url.replace('//', '//lab:s3cret-word@');
    const lab = fleet({ url: known, server, rows: 5 });
    const worker = lab.worker('one', 2);
    const { code, stderr } = await lab.run('--verbose');
    expect({ code, stderr }).toMatchObject({ code: 0 });
    worker.child.kill('SIGTERM');
    const log = (await worker.ended).stderr;
    expect(stderr + log).not.toMatch(/s3cret-word|sk-of-the-worker/);

    const refused = await fleet({ url: url.replace('//', '//lab:wrong@'), server, rows: 1 }).run();
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toMatch(/^parallamr: cannot connect to the broker at nats:\/\/127\.0\.0\.1:\d+: /);
    expect(refused.stderr).not.toContain('wrong');
  }, 60_000);

  it('works with a worker that may pull, acknowledge and answer, and nothing else', async () => {
    const { url } = await natsServer({ config: readFileSync('docs/workers-nats.conf', 'utf8') });
    const server = await llmServer({ latencyMs: 20 });
    const as = (user: string, password: string) => url.replace('//', `//${user}:${password}@`);
    const lab = fleet({
      url: as('run', 'change-me-run'),
      workerUrl: as('worker', 'change-me-worker'),
      server,
      rows: 40,
    });
    const worker = lab.worker('one', 4);
    expect(await lab.run()).toMatchObject({ code: 0 });
    expectEveryRowOnce(lab.cwd, 40);
    worker.child.kill('SIGTERM');
    expect((await worker.ended).stderr).not.toMatch(/[Pp]ermission/);

    const { connect } = await import('@nats-io/transport-node');
    const { jetstreamManager } = await import('@nats-io/jetstream');
    const { host } = new URL(url);
    const connection = await connect({ servers: host, user: 'worker', pass: 'change-me-worker' });
    const manager = await jetstreamManager(connection, { checkAPI: false, timeout: 500 });
    await expect(manager.streams.purge('PARALLAMR_ANSWERS')).rejects.toThrow();
    await expect(manager.streams.delete('PARALLAMR_CALLS')).rejects.toThrow();
    await connection.close();
  }, 60_000);

  it('leaves calls at the broker that workers make while the run is away', async () => {
    const { url } = await natsServer();
    const server = await llmServer({ latencyMs: 100 });
    const lab = fleet({ url, server, rows: 40 });
    lab.worker('one', 2);
    const { child, ended } = lab.start('--resume', '--queue-ahead', '100');
    await callsOf(server, 6);
    child.kill('SIGKILL');
    await ended;
    await callsOf(server, 40);
    await expect.poll(() => server.counts.endings.success, { timeout: 20_000 }).toBe(40);
    expect(await lab.run('--resume', '--queue-ahead', '100')).toMatchObject({ code: 0 });
    expectEveryRowOnce(lab.cwd, 40);
    expect(server.counts.all.calls).toBe(40);
    expect(lab.most('one')).toBe(2);
  }, 60_000);

  it('refuses a second run of the same results while the first goes on', async () => {
    const { url } = await natsServer();
    const server = await llmServer({ latencyMs: 20_000 });
    const lab = fleet({ url, server, rows: 2 });
    lab.worker('one', 2);
    const first = lab.start('--run-name', 'mine');
    await callsOf(server, 2);
    const second = fleet({ url, server, rows: 2 });
    const { code, stderr } = await second.run('--run-name', 'mine');
    expect(code).toBe(2);
    expect(stderr).toMatch(/a run called 'mine' is going on \(.*process \d+\): wait for its end/);
    first.child.kill('SIGINT');
    first.child.kill('SIGINT');
    await first.ended;
  }, 60_000);

  it('says when a broker cannot be reached', async () => {
    const server = await llmServer();
    const { code, stderr } = await fleet({ url: 'nats://127.0.0.1:9', server, rows: 1 }).run();
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^parallamr: cannot connect to the broker at nats:\/\/127\.0\.0\.1:9: /),
    });
  });
});

describe('a program without the clients of the broker', () => {
  /** The program as it is installed, with all packages but those, and without what is loaded for workers alone. */
  function installed(): { readonly program: string; readonly folder: string } {
    const folder = temporaryFolder();
    const dist = dirname(builtProgram);
    cpSync(dist, join(folder, 'dist'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const packages = join(dist, '../node_modules');
    mkdirSync(join(folder, 'node_modules'));
    for (const name of readdirSync(packages)) {
      if (name !== '@nats-io' && !name.startsWith('.'))
        symlinkSync(join(packages, name), join(folder, 'node_modules', name));
    }
    return { program: join(folder, 'dist/bin.js'), folder };
  }

  it('says what to install', async () => {
    const { program } = installed();
    const files = ['-p', 'prompt.txt', '-e', 'rows.csv'];
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'prompt.txt'), 'Hi');
    writeFileSync(join(cwd, 'rows.csv'), 'provider,model\nmock,m\n');
    const run = await runCli(['run', ...files, '--workers', 'nats://127.0.0.1:9'], { cwd, program });
    const worker = await runCli(['worker', 'nats://127.0.0.1:9', '--serve', 'mock=1'], { cwd, program });
    for (const { code, stderr } of [run, worker]) {
      expect(code).toBe(2);
      expect(stderr).toContain('npm install @nats-io/transport-node@3.3 @nats-io/jetstream@3.3');
    }
  });

  it('runs without them, and without loading anything for workers', async () => {
    const { program, folder } = installed();
    for (const name of readdirSync(join(folder, 'dist/command'))) {
      const path = join(folder, 'dist/command', name);
      if (existsSync(path) && /pl\.call|PARALLAMR_CALLS/.test(readFileSync(path, 'utf8'))) rmSync(path);
    }
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'prompt.txt'), 'Hi');
    writeFileSync(join(cwd, 'rows.csv'), 'provider,model\nmock,m\n');
    const { code, stdout } = await runCli(['run', '-p', 'prompt.txt', '-e', 'rows.csv'], { cwd, program });
    expect(code).toBe(0);
    expect(stdout).toContain('MOCK RESPONSE');
  });
});
