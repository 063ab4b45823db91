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
 * @property {(path: string, body: object) => Promise<string | undefined>} violation What it says against a body, if anything.
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
    checks: async (path) => (await post(url + path, { model: [], messages: 7, contents: 7 })).status === 422,
    async violation(path, body) {
      const answer = await post(url + path, body);
      return answer.ok ? undefined : `${answer.status} ${(await answer.text()).slice(0, 500)}`;
    },
  };
}

/**
 * @param {string} url
 * @param {object} body
 */
function post(url, body) {
  const headers = { 'content-type': 'application/json', 'anthropic-version': '2023-06-01' };
  const keys = { authorization: 'Bearer a-key', 'x-api-key': 'a-key', 'x-goog-api-key': 'a-key' };
  return fetch(url, { method: 'POST', headers: { ...headers, ...keys }, body: JSON.stringify(body) });
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
