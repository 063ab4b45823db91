// @ts-check
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync, writeSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { drawingTime } from './drawingTime.mjs';

/**
 * Preloaded into a measured program (`node --import`): when it exits, it tells its parent on file descriptor 3 what it
 * took. `startupCpuMs` is what had been spent when its first HTTP request was made. `delayMs` is by how much its event
 * loop was late, since that request, or since the start where there is none.
 *
 * @typedef {object} Usage
 * @property {number} cpuMs
 * @property {number | undefined} startupCpuMs
 * @property {number} peakMb
 * @property {{ p999: number, most: number }} delayMs
 * @property {import('./drawingTime.mjs').Drawing} drawing of progress
 */

/** How often the loop is looked at, in milliseconds: https://nodejs.org/api/perf_hooks.html */
const RESOLUTION_MS = 10;
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delays.enable();
const drawing = drawingTime();

/** @type {number | undefined} */
let startupCpuMs;

subscribe('undici:request:create', function first() {
  startupCpuMs = cpuMs();
  delays.reset();
  unsubscribe('undici:request:create', first);
});

process.on('exit', () => {
  const delayMs = { p999: lateMs(delays.percentile(99.9)), most: lateMs(delays.max) };
  writeSync(
    3,
    JSON.stringify({ cpuMs: cpuMs(), startupCpuMs, peakMb: peakMb(), delayMs, drawing: drawing() }),
  );
});

/** @param {number} nanoseconds between two looks */
function lateMs(nanoseconds) {
  return Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
}

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
