import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from '../../text/errorCode.js';

/**
 * Names the list that a process number belongs to: that of this boot and, on Linux, of this namespace of numbers. Two
 * containers with one host name have two lists; a machine whose name changes keeps its own until it is booted again.
 */
export function processTable(): string {
  try {
    if (process.platform === 'linux') {
      // https://man7.org/linux/man-pages/man7/pid_namespaces.7.html
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
    }
    if (process.platform === 'darwin')
      return execFileSync('sysctl', ['-n', 'kern.bootsessionuuid'], { encoding: 'utf8' }).trim();
  } catch (error) {
    if (errorCode(error) === undefined && !(error instanceof Error)) throw error;
  }
  return hostname();
}
