import { hostname } from 'node:os';
import { expect, it } from 'vitest';
import { processTable } from '../../../src/sinks/locks/processTable.js';

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
  expect(processTable({ platform: 'win32', sysctl })).toBe(hostname());
});
