import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { processStart } from '../../../src/sinks/locks/processStart.js';
import { startProgram } from '../support/compiled.js';

describe('processStart', () => {
  it('is the same at every look, and another for another process', async () => {
    const other = startProgram(`console.log('here'); setInterval(() => {}, 1000);`);
    await once(other.stdout, 'data');
    expect(processStart(process.pid)).toMatch(/./);
    expect(processStart(process.pid)).toBe(processStart(process.pid));
    expect(processStart(other.pid ?? 0)).toMatch(/./);
    expect(processStart(other.pid ?? 0)).not.toBe(processStart(process.pid));
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

  it('knows that a process is gone', async () => {
    const other = startProgram('');
    await once(other, 'exit');
    expect(processStart(other.pid ?? 0)).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')(
    'takes one that has ended for gone, though nobody waits for it',
    async () => {
      // `sleep` takes the place of the shell, and waits for no child.
      const parent = spawn('sh', ['-c', 'sh -c "read line" & echo $!; exec sleep 60'], {
        stdio: ['pipe', 'pipe', 'ignore'],
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
