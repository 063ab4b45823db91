// @ts-check
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync, writeSync } from 'node:fs';

/**
 * Preloaded into a measured program (`node --import`): when it exits, it tells its parent on file descriptor 3 what it
 * took. `startupCpuMs` is what had been spent when its first HTTP request was made.
 *
 * @typedef {{ cpuMs: number, startupCpuMs: number | undefined, peakMb: number }} Usage
 */

/** @type {number | undefined} */
let startupCpuMs;

subscribe('undici:request:create', function first() {
  startupCpuMs = cpuMs();
  unsubscribe('undici:request:create', first);
});

process.on('exit', () => {
  writeSync(3, JSON.stringify({ cpuMs: cpuMs(), startupCpuMs, peakMb: peakMb() }));
});

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * On Linux `maxRSS` starts with the memory of the process that forked this one, so that it may tell the parent's peak:
 * https://man7.org/linux/man-pages/man2/getrusage.2.html
 */
function peakMb() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  const [, kilobytes] = /VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
