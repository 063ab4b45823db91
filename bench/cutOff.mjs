// @ts-check
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { isChosen } from '../scripts/arguments/isChosen.mjs';
import { programArguments } from '../scripts/arguments/programArguments.mjs';
import { findNatsServer } from '../scripts/findNatsServer.mjs';
import { aligned } from './aligned.mjs';

const USAGE = `npm run cut-off -- [worker|run|broker]...

A run, its broker and two workers, each with an address of its own in a network namespace of its own (Linux, root). One of
them is cut off for a minute, and is back. Ends with 1 if a row is lost or doubled, or more calls were made twice than the
one that was cut off had in flight.`;
const PORT = 4333;
const PLACES = 6;
const ROWS = 400;
const LATENCY_MS = 2000;
const CUT_MS = 60_000;
const HOSTS = /** @type {const} */ (['broker', 'run', 'worker', 'other']);

const program = fileURLToPath(new URL('../dist/bin.js', import.meta.url));
const nats = findNatsServer();
const victims = ['worker', 'run', 'broker'];
const { positionals: asked } = programArguments(USAGE, { allowPositionals: true }, { cases: victims });
const cuts = victims.filter((name) => isChosen(name, asked));
if (nats === undefined || process.getuid?.() !== 0)
  throw new Error('it takes nats-server, and root for ip netns');

const own = `pl${process.pid % 10_000}`;
const ip = (/** @type {readonly string[]} */ ...args) => execFileSync('ip', args, { stdio: 'pipe' });
const nameOf = (/** @type {string} */ host) => `${own}-${host}`;
const within = (/** @type {string} */ host) => ['netns', 'exec', nameOf(host)];
const link = (/** @type {string} */ host) => `${own}${host.slice(0, 3)}`;

/** A hub, and a cable from it to each host. */
function layCables() {
  ip('netns', 'add', nameOf('hub'));
  ip(...within('hub'), 'ip', 'link', 'add', 'hub', 'type', 'bridge');
  ip(...within('hub'), 'ip', 'link', 'set', 'hub', 'up');
  HOSTS.forEach((host, place) => {
    ip('netns', 'add', nameOf(host));
    ip(
      'link',
      'add',
      link(host),
      'netns',
      nameOf('hub'),
      'type',
      'veth',
      'peer',
      'eth0',
      'netns',
      nameOf(host),
    );
    ip(...within('hub'), 'ip', 'link', 'set', link(host), 'master', 'hub', 'up');
    ip(...within(host), 'ip', 'addr', 'add', `10.77.0.${place + 1}/24`, 'dev', 'eth0');
    ip(...within(host), 'ip', 'link', 'set', 'eth0', 'up');
    ip(...within(host), 'ip', 'link', 'set', 'lo', 'up');
  });
}

/**
 * @param {string} host
 * @param {readonly string[]} command
 * @param {string} cwd
 */
function started(host, command, cwd) {
  const env = { ...process.env, MOCK_LATENCY_MS: `${LATENCY_MS}` };
  const child = spawn('ip', [...within(host), ...command], { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  /** @type {Promise<{ code: number | null, said: string }>} */
  const ended = new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
  return { child, ended };
}

/** @param {string} victim */
async function cutOff(victim) {
  const cwd = mkdtempSync(join(tmpdir(), 'parallamr-cut-'));
  writeFileSync(join(cwd, 'prompt.txt'), 'Say {{n}}');
  const rows = Array.from({ length: ROWS }, (_, n) => `mock,m,${n}`);
  writeFileSync(join(cwd, 'rows.csv'), `provider,model,n\n${rows.join('\n')}\n`);
  const results = join(cwd, 'results.csv');
  const url = `nats://10.77.0.1:${PORT}`;
  const node = [process.execPath, program];
  const broker = started('broker', [`${nats}`, '-a', '10.77.0.1', '-p', `${PORT}`, '-js', '-sd', cwd], cwd);
  await sleep(500);
  const workers = ['worker', 'other'].map((host) =>
    started(host, [...node, 'worker', url, '--serve', `mock=${PLACES}`, '--name', host], cwd),
  );
  const run = started(
    'run',
    [...node, 'run', '-q', '-p', 'prompt.txt', '-e', 'rows.csv', '-o', 'results.csv', '--workers', url],
    cwd,
  );
  try {
    const written = () => (existsSync(results) ? readFileSync(results, 'utf8').split('\n').length : 0);
    while (written() < ROWS / 4 && run.child.exitCode === null) await sleep(200);
    if (run.child.exitCode !== null) throw new Error(`the run ended by itself: ${(await run.ended).said}`);
    ip(...within('hub'), 'ip', 'link', 'set', link(victim), 'down');
    await sleep(CUT_MS);
    ip(...within('hub'), 'ip', 'link', 'set', link(victim), 'up');
    const { code, said } = await run.ended;
    for (const { child } of workers) child.kill('SIGTERM');
    const logs = await Promise.all(workers.map(({ ended }) => ended));
    const calls = logs.reduce(
      (sum, log) => sum + Number(/answered ([\d,]+) calls/.exec(log.said)?.[1]?.replace(',', '')),
      0,
    );
    /** @type {Record<string, string>[]} */
    const found = parse(readFileSync(results, 'utf8'), { columns: true });
    const different = new Set(found.map(({ n }) => n)).size;
    const twice = calls - ROWS;
    const isFine = code === 0 && found.length === ROWS && different === ROWS && twice <= PLACES;
    console.log(`${victim} was cut off for ${CUT_MS / 1000} s${isFine ? '' : `: this is wrong. ${said}`}`);
    console.log(
      aligned(
        Object.entries({
          rows: found.length,
          'different rows': different,
          'calls made twice': twice,
          'exit code': code,
        }).map(([figure, value]) => [figure, `${value}`]),
      ),
    );
    if (!isFine) process.exitCode = 1;
  } finally {
    for (const { child } of [run, ...workers, broker]) child.kill('SIGKILL');
    rmSync(cwd, { recursive: true, force: true });
  }
}

layCables();
try {
  for (const victim of cuts) await cutOff(victim);
} finally {
  for (const host of [...HOSTS, 'hub']) ip('netns', 'delete', nameOf(host));
}
