// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `npm run package`: whether what is published can be imported, with its types, from its tarball. */
const folder = mkdtempSync(join(tmpdir(), 'parallamr-package-'));

/** @param {readonly string[]} command */
function run([program = '', ...args]) {
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

try {
  run(['npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', folder]);
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? 'none.tgz');
  run(['npx', 'publint', '--strict', tarball]);
  // The package is for `import` alone.
  run(['npx', 'attw', '--profile', 'esm-only', tarball]);
} finally {
  rmSync(folder, { recursive: true });
}
