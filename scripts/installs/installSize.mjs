// @ts-check
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The packages below a project, and the size of their files.
 *
 * @param {string} project a folder with `node_modules`
 * @returns {{ packages: number, megabytes: number }}
 */
export function installSize(project) {
  const files = readdirSync(join(project, 'node_modules'), { recursive: true, encoding: 'utf8' });
  const bytes = files.reduce((sum, name) => sum + sizeOf(join(project, 'node_modules', name)), 0);
  const manifests = files.filter((name) => /^(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(name));
  return { packages: manifests.length, megabytes: bytes / 1e6 };
}

/** @param {string} path */
function sizeOf(path) {
  const stats = statSync(path);
  return stats.isFile() ? stats.size : 0;
}
