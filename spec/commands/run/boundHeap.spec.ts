import type { HeapSpaceInfo } from 'node:v8';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boundHeap } from '../../../src/commands/run/boundHeap.js';

const MEGABYTE = 1024 ** 2;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A V8 whose room for new objects has so many megabytes each time that somebody looks, then the last of them. */
function v8Of(version: string, young: readonly number[]) {
  const flags: string[] = [];
  let looks = 0;
  const space = (space_name: string, size: number): HeapSpaceInfo => ({
    space_name,
    space_size: size * MEGABYTE,
    space_used_size: 0,
    space_available_size: 0,
    physical_space_size: 0,
  });
  const v8 = {
    getHeapSpaceStatistics: () => {
      const spaces = [space('old_space', 100), space('new_space', young[looks] ?? young.at(-1) ?? 0)];
      looks += 1;
      return spaces;
    },
    setFlagsFromString: (flag: string) => flags.push(flag),
  };
  const end = boundHeap({ version, v8: () => v8 });
  return { flags, end, looks: () => looks };
}

const versions = ['11.3.244.8-node.38', '12.4.254.21-node.57', '13.6.233.17-node.53'];

describe('boundHeap', () => {
  it.each(versions)('bounds the room for old objects in V8 %s once it runs, until it is ended', (version) => {
    const { flags, end } = v8Of(version, [1]);
    vi.advanceTimersByTime(99);
    expect(flags).toEqual([]);
    vi.advanceTimersByTime(10_000);
    expect(flags).toEqual(['--heap-growing-percent=50']);
    end();
    vi.advanceTimersByTime(10_000);

    expect(flags).toEqual(['--heap-growing-percent=50', '--heap-growing-percent=0']);
  });

  it.each(
    versions,
  )('stops the growth of V8 %s once the room for new objects has 16 MB, until it is ended', (version) => {
    const { flags, end, looks } = v8Of(version, [1, 8, 15, 16, 32]);
    vi.advanceTimersByTime(300);
    expect(flags).toEqual(['--heap-growing-percent=50']);
    vi.advanceTimersByTime(10_000);
    const set = ['--heap-growing-percent=50', '--semi-space-growth-factor=1'];
    expect({ flags, looks: looks() }).toEqual({ flags: set, looks: 4 });
    end();

    expect(flags).toEqual([...set, '--heap-growing-percent=0', '--semi-space-growth-factor=2']);
  });

  it('asks nothing of V8 for a run that is over at once', () => {
    const { flags, end, looks } = v8Of('13.6.233.17-node.53', [64]);
    vi.advanceTimersByTime(99);
    end();
    vi.advanceTimersByTime(10_000);

    expect({ flags, looks: looks() }).toEqual({ flags: [], looks: 0 });
  });

  it.each(['10.2.154.26-node.36', '14.1.146.11-node.14'])('looks at no V8 %s', (version) => {
    const { flags, end, looks } = v8Of(version, [64]);
    vi.advanceTimersByTime(10_000);
    end();

    expect({ flags, looks: looks() }).toEqual({ flags: [], looks: 0 });
  });
});
