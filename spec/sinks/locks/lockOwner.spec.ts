import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import { isRunning, ownerOf, thisOwner } from '../../../src/sinks/locks/lockOwner.js';

const here = { pid: process.pid, host: hostname() };

describe('ownerOf', () => {
  it('reads what this process writes', () => {
    expect(ownerOf(JSON.stringify(thisOwner()))).toEqual(thisOwner());
  });

  it.each([
    '',
    '{',
    'null',
    '1',
    '{"pid":1}',
    '{"pid":"1","host":"a"}',
    '{"host":"a"}',
  ])('knows nobody who writes %j', (content) => {
    expect(ownerOf(content)).toBeUndefined();
  });
});

describe('isRunning', () => {
  it('knows a process by its number where it has told no more', () => {
    expect(isRunning(here)).toBe(true);
    expect(isRunning({ ...here, started: '' })).toBe(true);
  });

  it('knows a process by its start', () => {
    expect(isRunning(thisOwner())).toBe(true);
    expect(isRunning({ ...thisOwner(), started: 'long ago' })).toBe(false);
  });

  it('knows that there is no such process', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    expect(isRunning({ ...here, pid })).toBe(false);
  });

  it('takes a process for the same one where the system has told its start before, and does not now', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    vi.spyOn(process, 'kill').mockReturnValue(true);
    expect(isRunning({ ...here, pid, started: '12345' })).toBe(true);
  });

  it.each([{ host: 'elsewhere' }, { table: 'another boot' }])('cannot say so of %j', (place) => {
    expect(isRunning({ ...here, ...place })).toBeUndefined();
  });
});
