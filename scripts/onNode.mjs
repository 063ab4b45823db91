// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * `npm run on-node -- 22 npm run specs:node`: a command with the newest Node of a version first on its path. The npm
 * package `node` brings it, into a folder that is gone afterwards.
 */
const [version, command, ...args] = process.argv.slice(2);
if (version === undefined || command === undefined) {
  console.error('usage: npm run on-node -- VERSION COMMAND [ARGUMENT...]');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'parallamr-node-'));
const env = {
  ...process.env,
  PATH: [join(folder, 'node_modules/node/bin'), process.env['PATH']].join(delimiter),
};

/** @param {readonly string[]} line */
function run([program = '', ...rest]) {
  const { status } = spawnSync(program, rest, { env, stdio: 'inherit' });
  return status ?? 1;
}

try {
  process.exitCode =
    run(['npm', 'install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, `node@${version}`]) ||
    run(['node', '--version']) ||
    run([command, ...args]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
