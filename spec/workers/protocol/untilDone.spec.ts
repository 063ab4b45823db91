import { describe, expect, it } from 'vitest';
import { untilDone } from '../../../src/workers/protocol/untilDone.js';
import { SteppedScheduler } from '../../support/steppedScheduler.js';

/** Fails so many times. */
function failing(times: number) {
  const tried: number[] = [];
  const scheduler = new SteppedScheduler();
  const action = async () => {
    tried.push(scheduler.now());
    if (tried.length <= times) throw new Error('the broker is away');
  };
  return { action, scheduler, tried };
}

describe('untilDone', () => {
  it('does something again every 300 ms until it succeeds', async () => {
    const { action, scheduler, tried } = failing(2);
    const done = untilDone(action, { isGivenUp: () => false, scheduler });
    expect(await scheduler.until(done)).toBe(true);
    expect(tried).toEqual([0, 300, 600]);
  });

  it('ends when nobody needs it any more', async () => {
    const { action, scheduler, tried } = failing(Infinity);
    const done = untilDone(action, { isGivenUp: () => tried.length === 3, scheduler });
    expect(await scheduler.until(done)).toBe(false);
  });
});
