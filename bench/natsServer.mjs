// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { findNatsServer } from '../scripts/findNatsServer.mjs';

/**
 * @typedef {object} NatsServer
 * @property {string} url of the server, on a free port of this machine
 * @property {number | undefined} pid
 * @property {(signal?: NodeJS.Signals) => Promise<void>} kill ends the process, and keeps what it has on file
 * @property {() => Promise<void>} start begins again on the same port and the same files
 * @property {() => Promise<void>} close ends it for good
 */

/**
 * A broker of one's own on a free port, with files of its own.
 *
 * @param {{ config?: string, host?: string }} [options] what its file of settings says besides
 * @returns {Promise<NatsServer>}
 */
export async function startNatsServer({ config, host = '127.0.0.1' } = {}) {
  const program = findNatsServer();
  if (program === undefined) throw new Error('there is no nats-server here, and none could be fetched');
  const folder = mkdtempSync(join(tmpdir(), 'parallamr-nats-'));
  const settings = join(folder, 'nats.conf');
  writeFileSync(settings, config ?? '');
  // The server takes one word for it, and settings that name a place name one below this folder.
  const stored = config?.includes('store_dir') ? [] : ['-sd', folder];
  let port = -1;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;

  const start = async () => {
    const places = ['-a', host, '-p', `${port}`, ...stored, '--ports_file_dir', folder];
    const started = spawn(program, [...places, '-js', '-c', settings], { cwd: folder, stdio: 'ignore' });
    child = started;
    const file = join(folder, `nats-server_${started.pid}.ports`);
    for (let look = 0; look < 500; look += 1) {
      if (started.exitCode !== null) throw new Error(`nats-server has ended with ${started.exitCode}`);
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      if (text.endsWith('}')) {
        port = Number(new URL(JSON.parse(text).nats[0]).port);
        return;
      }
      await setTimeout(10);
    }
    throw new Error('nats-server does not say where it listens');
  };
  /** @param {NodeJS.Signals} signal */
  const kill = async (signal = 'SIGKILL') => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };

  await start();
  return {
    get url() {
      return `nats://${host}:${port}`;
    },
    get pid() {
      return child?.pid;
    },
    kill,
    start,
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
