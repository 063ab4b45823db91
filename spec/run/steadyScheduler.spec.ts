import { describe, expect, it, vi } from 'vitest';
import { steadyScheduler } from '../../src/run/steadyScheduler.js';

describe('steadyScheduler', () => {
  it('takes no notice when the clock of the system is set', () => {
    const before = steadyScheduler.now();
    vi.spyOn(Date, 'now').mockReturnValue(0);

    expect(steadyScheduler.now()).toBeGreaterThanOrEqual(before);
  });

  it('tells whole milliseconds since 1970', () => {
    expect(Number.isInteger(steadyScheduler.now())).toBe(true);
    expect(new Date(steadyScheduler.now()).getFullYear()).toBeGreaterThanOrEqual(2024);
  });

  it('goes on from when the process began', () => {
    expect(steadyScheduler.now()).toBeGreaterThan(performance.timeOrigin);
  });

  it('schedules work, which can be taken back', async () => {
    const done: string[] = [];
    const work = (name?: string) => void done.push(name ?? '');
    await new Promise<void>((resolve) => {
      steadyScheduler.schedule(work, 0, 'taken back').unsubscribe();
      steadyScheduler.schedule(work, 0, 'done');
      steadyScheduler.schedule(() => resolve(), 1);
    });

    expect(done).toEqual(['done']);
  });
});
