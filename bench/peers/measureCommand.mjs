// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { machineTimeMs } from '../machineTimeMs.mjs';
import { sessionProcesses } from './sessionProcesses.mjs';

/**
 * @typedef {object} CommandUsage
 * @property {number | null} code `null` if it was killed
 * @property {number} wallMs
 * @property {number} cpuMs of all its processes that it waited for
 * @property {number} peakMb of all its processes together
 * @property {string} stderr
 */

/** How often memory is looked at, and whether it is time to kill. */
const LOOK_MS = 100;

/**
 * Runs a command with all the processes that it starts, whatever they are written in.
 *
 * @param {readonly string[]} command
 * @param {object} options
 * @param {string} options.cwd
 * @param {Record<string, string>} options.env in addition to the path and the home folder
 * @param {() => Promise<boolean>} [options.isTimeToKill] when to end all of them by SIGKILL. Default: never
 * @returns {Promise<CommandUsage>}
 */
export async function measureCommand(command, { cwd, env, isTimeToKill = async () => false }) {
  const startedAtMs = machineTimeMs();
  const child = spawn('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@"', 'bash', ...command], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own, so that nothing of it outlives a kill.
    detached: true,
  });
  const { pid = 0 } = child;
  let peakMb = 0;
  let isRunning = true;
  const ended = once(child, 'close').then(([code]) => {
    isRunning = false;
    return { code, wallMs: machineTimeMs() - startedAtMs };
  });
  const stderr = text(child.stderr);
  while (isRunning) {
    const processes = sessionProcesses(pid);
    peakMb = Math.max(
      peakMb,
      processes.reduce((sum, { memoryMb }) => sum + memoryMb, 0),
    );
    if (isRunning && (await isTimeToKill())) await killSession(pid);
    await Promise.race([ended, wait(LOOK_MS)]);
  }
  const said = await stderr;
  const [user = 0, system = 0] = (said.trimEnd().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { ...(await ended), cpuMs: 1000 * (user + system), peakMb, stderr: said };
}

/**
 * Twice, as a process that was just about to die may have started another one.
 *
 * @param {number} session
 */
async function killSession(session) {
  for (const { id } of sessionProcesses(session)) kill(id);
  await wait(LOOK_MS / 5);
  for (const { id } of sessionProcesses(session)) kill(id);
}

/** @param {number} id of a process that may be gone meanwhile */
function kill(id) {
  try {
    process.kill(id, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
