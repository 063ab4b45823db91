import type { HeapSpaceInfo } from 'node:v8';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boundYoungGeneration } from '../../../src/commands/run/boundYoungGeneration.js';

const MEGABYTE = 1024 ** 2;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A V8 whose room for new objects has so many megabytes each time that somebody looks; then the last of them. */
function v8Of(version: string, ...megabytes: number[]) {
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
    getHeapSpaceStatistics: () => [
      space('old_space', 1000),
      space('new_space', megabytes[looks++] ?? megabytes.at(-1) ?? 0),
    ],
    setFlagsFromString: (flag: string) => flags.push(flag),
  };
  const end = boundYoungGeneration({ version, v8: () => v8 });
  return { flags, end, looks: () => looks };
}

describe('boundYoungGeneration', () => {
  it.each([
    { version: '11.3.244.8-node.38', most: 16 },
    { version: '12.4.254.21-node.57', most: 16 },
    { version: '13.6.233.17-node.53', most: 32 },
  ])('stops the growth of V8 $version once the room has $most MB, until it is ended', ({ version, most }) => {
    const { flags, end, looks } = v8Of(version, 1, 8, most - 1, most, 2 * most);
    vi.advanceTimersByTime(300);
    expect(flags).toEqual([]);
    vi.advanceTimersByTime(10_000);
    expect({ flags, looks: looks() }).toEqual({ flags: ['--semi-space-growth-factor=1'], looks: 4 });
    end();

    expect(flags).toEqual(['--semi-space-growth-factor=1', '--semi-space-growth-factor=2']);
  });

  it('leaves alone what has not grown that far', () => {
    const { flags, end, looks } = v8Of('13.6.233.17-node.53', 16);
    vi.advanceTimersByTime(200);
    end();
    vi.advanceTimersByTime(10_000);

    expect({ flags, looks: looks() }).toEqual({ flags: [], looks: 2 });
  });

  it.each(['10.2.154.26-node.36', '14.1.146.11-node.14'])('looks at no V8 %s', (version) => {
    const { flags, end, looks } = v8Of(version, 64);
    vi.advanceTimersByTime(10_000);
    end();

    expect({ flags, looks: looks() }).toEqual({ flags: [], looks: 0 });
  });
});
