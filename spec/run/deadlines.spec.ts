import { VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { Deadlines } from '../../src/run/deadlines.js';
import { WatchedScheduler } from '../support/watchedScheduler.js';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Deadlines of 100 ms in virtual time, and what became late when. */
function watchedDeadlines() {
  const scheduler = new VirtualTimeScheduler();
  const deadlines = new Deadlines(100, scheduler);
  const late: string[] = [];
  return {
    late,
    deadlines,
    at: (ms: number, act: () => void) => scheduler.schedule(act, ms),
    start: (name: string, then: () => void = () => {}) =>
      deadlines.start(() => {
        late.push(`${scheduler.now()} ms: ${name}`);
        then();
      }),
    /** Runs to the end of time, and tells when that was. */
    end: () => {
      scheduler.flush();
      return scheduler.now();
    },
  };
}

describe('Deadlines', () => {
  it('says exactly when each call is late', () => {
    const { at, start, end, late } = watchedDeadlines();
    start('a');
    at(30, () => start('b'));
    at(30, () => start('c'));
    at(100, () => start('d'));
    end();

    expect(late).toEqual(['100 ms: a', '130 ms: b', '130 ms: c', '200 ms: d']);
  });

  it('says nothing of a call that has ended, whichever of them it was', () => {
    const { at, start, end, late } = watchedDeadlines();
    const [endA] = [start('a'), start('b')];
    const endC = start('c');
    at(50, endA);
    at(99, endC);
    end();

    expect(late).toEqual(['100 ms: b']);
  });

  it('leaves no timer behind when all calls have ended, and sets one again for the next', () => {
    const { at, start, end, late } = watchedDeadlines();
    at(0, start('a'));
    at(20, start('b'));
    expect(end()).toBe(20);

    start('c');
    expect(end()).toBe(120);
    expect(late).toEqual(['120 ms: c']);
  });

  it('can be started and ended by what becomes late', () => {
    const { at, start, end, late } = watchedDeadlines();
    start('a', () => {
      endB();
      start('d');
    });
    const endB = start('b');
    at(40, () => start('c'));
    end();

    expect(late).toEqual(['100 ms: a', '140 ms: c', '200 ms: d']);
  });

  it('goes on when everything else ends with what becomes late', () => {
    const { start, end, late } = watchedDeadlines();
    start('a', () => {
      endB();
      start('c');
    });
    const endB = start('b');
    end();

    expect(late).toEqual(['100 ms: a', '200 ms: c']);
  });

  it('takes an end that is told twice, or too late', () => {
    const { at, start, end, late } = watchedDeadlines();
    const endA = start('a');
    endA();
    const endB = start('b');
    endA();
    at(150, () => endB());
    at(120, () => start('c'));
    end();

    expect(late).toEqual(['100 ms: b', '220 ms: c']);
  });

  it('waits for longer than a timer can hold', () => {
    const scheduler = new WatchedScheduler();
    const late: number[] = [];
    new Deadlines(LONGEST_TIMER_MS + 500, scheduler).start(() => late.push(scheduler.now()));
    scheduler.flush();

    expect(scheduler.waits).toEqual([LONGEST_TIMER_MS]);
    expect(late).toEqual([LONGEST_TIMER_MS + 500]);
  });

  it('sets the timer again when what becomes late fails', () => {
    const scheduler = new WatchedScheduler();
    const deadlines = new Deadlines(100, scheduler);
    deadlines.start(() => {
      throw new Error('defect');
    });
    VirtualTimeScheduler.prototype.schedule.call(scheduler, () => deadlines.start(() => {}), 10);

    expect(() => scheduler.flush()).toThrow('defect');
    expect(scheduler.waits).toEqual([100, 10]);
  });

  it.each([
    { stillMs: 10_000, endMs: 100 },
    { stillMs: 10_000, endMs: 1099 },
    { stillMs: 300, endMs: 600 },
  ])('lets answers be read that came while the process stood still for $stillMs ms', ({ stillMs, endMs }) => {
    const scheduler = new JumpingScheduler();
    const deadlines = new Deadlines(100, scheduler);
    const late: string[] = [];
    const stop = deadlines.start(() => late.push('answered'));
    deadlines.start(() => late.push(`unanswered at ${scheduler.frame} ms`));
    scheduler.schedule(() => scheduler.jump(stillMs), 50);
    scheduler.schedule(stop, endMs);
    scheduler.flush();

    expect(late).toEqual(['unanswered at 1100 ms']);
  });

  it('judges at once again after that', () => {
    const scheduler = new JumpingScheduler();
    const deadlines = new Deadlines(100, scheduler);
    const late: number[] = [];
    const tell = () => void late.push(scheduler.frame);
    scheduler.schedule(() => scheduler.jump(1000), 50);
    scheduler.schedule(deadlines.start(tell), 500);
    scheduler.schedule(() => deadlines.start(tell), 2000);
    scheduler.flush();

    expect(late).toEqual([2100]);
  });

  it('reads again after each time in which the process stood still', () => {
    const scheduler = new JumpingScheduler();
    const deadlines = new Deadlines(100, scheduler);
    const late: number[] = [];
    scheduler.schedule(() => scheduler.jump(1000), 50);
    scheduler.schedule(
      deadlines.start(() => {}),
      500,
    );
    scheduler.schedule(() => deadlines.start(() => late.push(scheduler.frame)), 2000);
    scheduler.schedule(() => scheduler.jump(1000), 2050);
    scheduler.flush();

    expect(late).toEqual([3100]);
  });
});

/** Virtual time whose clock can jump ahead, with no timer ringing meanwhile. */
class JumpingScheduler extends VirtualTimeScheduler {
  #aheadMs = 0;

  override now = () => this.frame + this.#aheadMs;

  jump(ms: number): void {
    this.#aheadMs += ms;
  }
}
