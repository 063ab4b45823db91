import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { expect, it, vi } from 'vitest';
import { processTable } from '../../../src/sinks/locks/processTable.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

it.runIf(process.platform === 'linux')('names the boot and the namespace of numbers', () => {
  expect(processTable()).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12} pid:\[\d+\]$/);
});

it('names the boot on macOS', () => {
  const asked: string[] = [];
  const sysctl = (args: readonly string[]) => {
    asked.push(args.join(' '));
    return 'A8F6\n';
  };
  expect(processTable({ platform: 'darwin', sysctl })).toBe('A8F6');
  expect(asked).toEqual(['-n kern.bootsessionuuid']);
});

it('names the machine where the system does not tell', () => {
  const sysctl = () => {
    throw new Error('no such program');
  };
  expect(processTable({ platform: 'darwin', sysctl })).toBe(hostname());
  expect(processTable({ platform: 'win32', sysctl: () => 'A8F6' })).toBe(hostname());
});

it.skipIf(process.platform === 'win32')('runs the program of that name', () => {
  const folder = temporaryFolder();
  writeFileSync(`${folder}/sysctl`, '#!/bin/sh\necho "$*"\n', { mode: 0o755 });
  vi.stubEnv('PATH', folder);
  expect(processTable({ platform: 'darwin' })).toBe('-n kern.bootsessionuuid');
});
