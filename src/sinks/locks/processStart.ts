import { readFileSync } from 'node:fs';
import { onFirstUse } from '../../onFirstUse.js';
import { errorCode } from '../../text/errorCode.js';

const childProcess = onFirstUse<typeof import('node:child_process')>('node:child_process');

export interface ProcessStartOptions {
  /** Default: the system this is. */
  readonly platform?: NodeJS.Platform | undefined;
  /** Runs `ps` in an environment and returns what it prints. */
  readonly ps?: ((args: readonly string[], env: NodeJS.ProcessEnv) => string) | undefined;
}

/**
 * When a process started, in the system's own terms, to tell it from a later one with the same number. `undefined` when
 * there is no such process, or when it has ended and nobody has taken its exit code yet, which in a container may be for
 * good. Empty where the system does not tell.
 */
export function processStart(
  pid: number,
  { platform = process.platform, ps = runPs }: ProcessStartOptions = {},
): string | undefined {
  if (!isAlive(pid)) return undefined;
  try {
    if (platform === 'linux') return startTicks(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (platform === 'win32') return '';
    // In one time zone and one language, whoever asks: otherwise two of them would see two processes.
    const env = { ...process.env, TZ: 'UTC', LC_ALL: 'C' };
    return ps(['-o', 'lstart=', '-p', String(pid)], env).trim();
  } catch {
    return isAlive(pid) ? '' : undefined;
  }
}

function runPs(args: readonly string[], env: NodeJS.ProcessEnv): string {
  return childProcess().execFileSync('ps', args, { encoding: 'utf8', env });
}

/**
 * Field 22 of https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; the second one, a name, may hold blanks. The
 * third one is the state: Z is a zombie, X is dead.
 */
function startTicks(stat: string): string | undefined {
  const behindName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return /[ZXx]/.test(behindName[0] ?? '') ? undefined : (behindName[19] ?? '');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
