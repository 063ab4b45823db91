import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { processStart } from '../../../src/sinks/locks/processStart.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

/** Starts a process that does nothing, and returns its number. */
function sleeper(program = 'sleep'): number {
  const child = spawn(program, ['60'], { stdio: 'ignore' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child.pid ?? 0;
}

function refuse(code: string) {
  return () => {
    throw Object.assign(new Error(code), { code });
  };
}

describe('processStart', () => {
  it('is the same at every look, and another for another process', () => {
    const first = sleeper();
    expect(processStart(first)).toMatch(/./);
    expect(processStart(first)).toBe(processStart(first));
    expect(processStart(process.pid)).toMatch(/./);
    expect(processStart(process.pid)).not.toBe(processStart(first));
  });

  it('asks in one time zone and one language where it asks ps', () => {
    const seen: string[] = [];
    const ps = (args: readonly string[], env: NodeJS.ProcessEnv) => {
      seen.push(args.join(' '), env['TZ'] ?? '', env['LC_ALL'] ?? '');
      return ' Thu Nov 26 10:00:00 2026\n';
    };
    expect(processStart(process.pid, { platform: 'darwin', ps })).toBe('Thu Nov 26 10:00:00 2026');
    expect(seen).toEqual([`-o lstart= -p ${process.pid}`, 'UTC', 'C']);
    expect(processStart(process.pid, { platform: 'win32' })).toBe('');
  });

  it.each(['linux', 'darwin', 'win32'] as const)('knows on %s that a process is gone', (platform) => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    expect(processStart(pid, { platform, ps: () => 'Thu Nov 26 10:00:00 2026' })).toBeUndefined();
  });

  it('knows that a process is gone while it is asked about', () => {
    const isThere = vi.spyOn(process, 'kill');
    isThere.mockReturnValueOnce(true).mockImplementationOnce(refuse('ESRCH'));
    expect(processStart(process.pid, { platform: 'darwin', ps: refuse('ENOENT') })).toBeUndefined();
  });

  it('takes a process of somebody else for one that is there', () => {
    vi.spyOn(process, 'kill').mockImplementation(refuse('EPERM'));
    expect(processStart(process.pid, { platform: 'win32' })).toBe('');
  });

  it('says nothing where ps is not to be had', () => {
    expect(processStart(process.pid, { platform: 'darwin', ps: refuse('ENOENT') })).toBe('');
  });

  it.runIf(spawnSync('ps', ['-o', 'lstart=', '-p', String(process.pid)]).status === 0)('asks ps', () => {
    expect(processStart(process.pid, { platform: 'darwin' })).toMatch(/^\w{3} .* \d{4}$/);
  });

  it.runIf(process.platform === 'linux')('is not misled by the name of a program', () => {
    const folder = temporaryFolder();
    const path = `${folder}/a) Z 1 (b`;
    copyFileSync('/bin/sleep', path);
    chmodSync(path, 0o755);
    const plain = sleeper();
    const odd = sleeper(path);
    expect(processStart(odd)).toMatch(/^\d+$/);
    expect(Number(processStart(odd))).toBeGreaterThanOrEqual(Number(processStart(plain)));
  });

  it.runIf(process.platform === 'linux')(
    'takes one that has ended for gone, though nobody waits for it',
    async () => {
      // `sleep` takes the place of the shell, and waits for no child. This one ends after that: a shell would wait for it.
      const child = `until [ "$(cat /proc/$PPID/comm)" = sleep ]; do :; done`;
      const parent = spawn('sh', ['-c', `sh -c '${child}' & echo $!; exec sleep 60`], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      onTestFinished(() => {
        parent.kill('SIGKILL');
      });
      const [line] = await once(parent.stdout, 'data');
      await vi.waitFor(() => expect(readFileSync(`/proc/${Number(line)}/stat`, 'utf8')).toContain(') Z '));
      expect(processStart(Number(line))).toBeUndefined();
    },
  );
});
