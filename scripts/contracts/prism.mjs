// @ts-check
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Its last release that runs on every Node that we run on: https://www.npmjs.com/package/@stoplight/prism-cli */
const PRISM = '@stoplight/prism-cli@5.14';
const PATIENCE_MS = 120_000;

/**
 * @typedef {object} Prism
 * @property {string} url
 * @property {(path: string) => Promise<boolean>} checks Whether it refuses a body at a path that nobody can mean.
 * @property {() => Promise<void>} close
 */

/**
 * Starts Prism as a server that answers 422 to a call that does not fit a description. npx fetches it if need be: nobody
 * else uses it, and it is twice as large as all that we install.
 *
 * @param {object} description
 * @param {string} cwd Where its files lie meanwhile.
 * @returns {Promise<Prism>}
 */
export async function startPrism(description, cwd) {
  const file = join(cwd, 'description.json');
  writeFileSync(file, JSON.stringify(description));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = ['--yes', PRISM, 'mock', '--errors', '-h', '127.0.0.1', '-p', `${port}`, file];
  const child = spawn('npx', args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const close = async () => {
    // npx starts the server as its own child: the group is both.
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  };
  for (let waitedMs = 0; !said.includes('Prism is listening'); waitedMs += 100) {
    if (child.exitCode !== null || waitedMs > PATIENCE_MS) {
      await close();
      throw new Error(`Prism did not start:\n${said.slice(-2000)}`);
    }
    await setTimeout(100);
  }
  return {
    url,
    close,
    async checks(path) {
      const body = JSON.stringify({ model: [], messages: 7, contents: 7 });
      const headers = { 'content-type': 'application/json', 'anthropic-version': '2023-06-01' };
      const keys = { authorization: 'Bearer a-key', 'x-api-key': 'a-key', 'x-goog-api-key': 'a-key' };
      const { status } = await fetch(url + path, { method: 'POST', headers: { ...headers, ...keys }, body });
      return status === 422;
    },
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
