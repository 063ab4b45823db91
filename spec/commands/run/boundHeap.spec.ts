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

/** A V8 whose room has so many megabytes each time that somebody looks, then the last of them; the other has none. */
function v8Of(
  version: string,
  { young = [0], old = [0] }: { readonly young?: readonly number[]; readonly old?: readonly number[] },
) {
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
      const at = (megabytes: readonly number[]) => megabytes[looks] ?? megabytes.at(-1) ?? 0;
      const spaces = [space('old_space', at(old)), space('new_space', at(young))];
      looks += 1;
      return spaces;
    },
    setFlagsFromString: (flag: string) => flags.push(flag),
  };
  const end = boundHeap({ version, v8: () => v8 });
  return { flags, end, looks: () => looks };
}

describe('boundHeap', () => {
  it.each([
    { version: '11.3.244.8-node.38', most: 16 },
    { version: '12.4.254.21-node.57', most: 16 },
    { version: '13.6.233.17-node.53', most: 32 },
  ])('stops the growth of V8 $version once the room for new objects has $most MB, until it is ended', ({
    version,
    most,
  }) => {
    const { flags, end } = v8Of(version, { young: [1, 8, most - 1, most, 2 * most] });
    vi.advanceTimersByTime(300);
    expect(flags).toEqual([]);
    vi.advanceTimersByTime(10_000);
    expect(flags).toEqual(['--semi-space-growth-factor=1']);
    end();

    expect(flags).toEqual(['--semi-space-growth-factor=1', '--semi-space-growth-factor=2']);
  });

  it('bounds the growth of the room for old objects once it has 24 MB, until it is ended', () => {
    const { flags, end } = v8Of('13.6.233.17-node.53', { old: [8, 23, 24, 100] });
    vi.advanceTimersByTime(200);
    expect(flags).toEqual([]);
    vi.advanceTimersByTime(10_000);
    expect(flags).toEqual(['--heap-growing-percent=50']);
    end();

    expect(flags).toEqual(['--heap-growing-percent=50', '--heap-growing-percent=0']);
  });

  it('looks no more once both are bound', () => {
    const { flags, looks } = v8Of('12.4.254.21-node.57', { young: [8, 16], old: [8, 8, 24] });
    vi.advanceTimersByTime(10_000);
    expect({ flags, looks: looks() }).toEqual({
      flags: ['--semi-space-growth-factor=1', '--heap-growing-percent=50'],
      looks: 3,
    });
  });

  it('leaves alone what has not grown that far', () => {
    const { flags, end, looks } = v8Of('13.6.233.17-node.53', { young: [16], old: [23] });
    vi.advanceTimersByTime(200);
    end();
    vi.advanceTimersByTime(10_000);

    expect({ flags, looks: looks() }).toEqual({ flags: [], looks: 2 });
  });

  it.each(['10.2.154.26-node.36', '14.1.146.11-node.14'])('looks at no V8 %s', (version) => {
    const { flags, end, looks } = v8Of(version, { young: [64], old: [64] });
    vi.advanceTimersByTime(10_000);
    end();

    expect({ flags, looks: looks() }).toEqual({ flags: [], looks: 0 });
  });
});
