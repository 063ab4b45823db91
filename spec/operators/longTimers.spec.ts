import { asapScheduler, asyncScheduler, timer, VirtualTimeScheduler } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { longTimers } from '../../src/operators/longTimers.js';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

afterEach(() => {
  vi.useRealTimers();
});

describe('longTimers', () => {
  it.each([0, 1, LONGEST_TIMER_MS, LONGEST_TIMER_MS + 1, 3e9, 1e12])('waits for %i ms', (delayMs) => {
    const scheduler = new VirtualTimeScheduler();
    const seen: unknown[] = [];
    longTimers(scheduler).schedule((state) => seen.push(state, scheduler.now()), delayMs, 'state');
    scheduler.flush();

    expect(seen).toEqual(['state', delayMs]);
  });

  it('asks for no timer that Node would not hold', () => {
    vi.useFakeTimers();
    const asked: unknown[] = [];
    const fake = globalThis.setInterval;
    vi.spyOn(globalThis, 'setInterval').mockImplementation((...args: Parameters<typeof fake>) => {
      asked.push(args[1]);
      return fake(...args);
    });
    const seen: string[] = [];
    longTimers(asyncScheduler).schedule(() => seen.push('done'), 3e9);
    vi.advanceTimersByTime(3e9 - 1);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(1);

    expect(seen).toEqual(['done']);
    expect(asked).toEqual([LONGEST_TIMER_MS, 3e9 - LONGEST_TIMER_MS]);
  });

  it.each([1, 2])('stops when unsubscribed from in the wait number %i', (piece) => {
    const scheduler = new VirtualTimeScheduler();
    const seen: string[] = [];
    const waiting = longTimers(scheduler).schedule(() => seen.push('done'), 3e9);
    scheduler.schedule(() => waiting.unsubscribe(), piece === 1 ? 5 : LONGEST_TIMER_MS + 5);
    scheduler.flush();

    expect(seen).toEqual([]);
  });

  it('never comes to the end of an endless wait', () => {
    const scheduler = new VirtualTimeScheduler(undefined, 1e13);
    const seen: string[] = [];
    const waiting = longTimers(scheduler).schedule(() => seen.push('done'), Number.POSITIVE_INFINITY);
    scheduler.flush();

    expect(seen).toEqual([]);
    expect(waiting.closed).toBe(false);
  });

  it('lets RxJS operators wait as long, work that schedules itself included', () => {
    const scheduler = new VirtualTimeScheduler();
    const seen: number[] = [];
    const ticks = timer(3e9, 10, longTimers(scheduler)).subscribe(() => {
      seen.push(scheduler.now());
      if (seen.length === 3) ticks.unsubscribe();
    });
    scheduler.flush();

    expect(seen).toEqual([3e9, 3e9 + 10, 3e9 + 20]);
  });

  it('tells the time of the scheduler that it stands for', () => {
    expect(longTimers({ ...asapScheduler, schedule: asapScheduler.schedule, now: () => 7 }).now()).toBe(7);
  });
});
