import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { onFirstUse } from '../../onFirstUse.js';

const childProcess = onFirstUse<typeof import('node:child_process')>('node:child_process');

export interface ProcessTableOptions {
  /** Default: the system this is. */
  readonly platform?: NodeJS.Platform | undefined;
  /** Runs `sysctl` on macOS and returns what it prints. */
  readonly sysctl?: ((args: readonly string[]) => string) | undefined;
}

/**
 * Names the list that a process number belongs to: that of this boot and, on Linux, of this namespace of numbers. Two
 * containers with one host name have two lists; a machine whose name changes keeps its own until it is booted again.
 */
export function processTable({
  platform = process.platform,
  sysctl = runSysctl,
}: ProcessTableOptions = {}): string {
  try {
    if (platform === 'linux') {
      // https://man7.org/linux/man-pages/man7/pid_namespaces.7.html
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
    }
    if (platform === 'darwin') return sysctl(['-n', 'kern.bootsessionuuid']).trim();
  } catch {
    // The system does not tell.
  }
  return hostname();
}

function runSysctl(args: readonly string[]): string {
  return childProcess().execFileSync('sysctl', args, { encoding: 'utf8' });
}
