// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} Runtime
 * @property {string} version such as `v24.21.0`
 * @property {string} path of the program
 */

/**
 * Finds a Node by its major version: the one this is, or one from npm, which is kept in the system's temporary folder.
 *
 * @param {string} major
 * @returns {Runtime}
 */
export function runtime(major) {
  if (process.versions.node.startsWith(`${major}.`))
    return { version: process.version, path: process.execPath };
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = join(tmpdir(), `parallamr-bench-node${major}`);
  const path = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', `${name}@${major}`]);
  }
  return { version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim(), path };
}
