// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAME = 'nats-server';

/**
 * Finds the program of the broker: what `PARALLAMR_NATS_SERVER` names, else one on the `PATH`, else the one that was
 * fetched before, else Debian's, which is fetched into the user's cache (no root, a few seconds). Starts none of them.
 *
 * @returns {string | undefined} its path
 */
export function findNatsServer(env = process.env) {
  if (env['PARALLAMR_NATS_SERVER']) return env['PARALLAMR_NATS_SERVER'];
  const places = [...(env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const installed = places.map((place) => join(place, NAME)).find((path) => existsSync(path));
  return installed ?? fetched(join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'parallamr'));
}

/** @param {string} cache */
function fetched(cache) {
  const program = join(cache, NAME);
  if (existsSync(program)) return program;
  if (process.platform !== 'linux') return undefined;
  try {
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(join(cache, 'fetching-'));
    try {
      if (spawnSync('apt-get', ['download', NAME], { cwd: folder, timeout: 60_000 }).status !== 0)
        return undefined;
      const archive = readdirSync(folder).find((file) => file.endsWith('.deb')) ?? '';
      if (spawnSync('dpkg', ['-x', archive, 'content'], { cwd: folder }).status !== 0) return undefined;
      const found = ['usr/sbin', 'usr/bin'].map((place) => join(folder, 'content', place, NAME));
      const unpacked = found.find((path) => existsSync(path));
      if (unpacked === undefined) return undefined;
      renameSync(unpacked, program);
      return program;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    return undefined; // A machine without a home, a network or Debian's tools: the specs that need it are left out.
  }
}
