import fc from 'fast-check';
import { VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { Gate } from '../../../src/operators/gate/gate.js';
import type { GateOptions } from '../../../src/operators/gate/gateOptions.js';
import type { Pace } from '../../../src/operators/pace/pace.js';

const always = (): boolean => true;

/** A gate, who went through it and when, and how to leave again. */
function watchedGate(options: GateOptions = {}) {
  const scheduler = new VirtualTimeScheduler();
  const gate = new Gate({ scheduler, ...options });
  const entered: string[] = [];
  const leaves = new Map<string, () => void>();
  const queue = (
    name: string,
    { key = name.charAt(0), tokens = 0, position = 0, claim = always, enter = () => {} } = {},
  ) => {
    const leave = gate.queue({ key, tokens, position, claim }, () => {
      entered.push(name);
      enter();
    });
    leaves.set(name, leave);
  };
  const leave = (name: string) => leaves.get(name)?.();
  const take = () => entered.splice(0);
  return { gate, scheduler, queue, leave, take };
}

/** Lets calls start at these times, one at each. */
function startsAt(...times: number[]): Pace {
  return {
    waitMs: (nowMs) => (times[0] === undefined ? Number.POSITIVE_INFINITY : Math.max(0, times[0] - nowMs)),
  };
}

describe('Gate', () => {
  it('lets everybody in at once when nothing bounds it', () => {
    const { queue, take } = watchedGate();
    for (const name of ['a1', 'b1', 'a2']) queue(name);

    expect(take()).toEqual(['a1', 'b1', 'a2']);
  });

  it('holds back whoever finds no permit, until somebody leaves', () => {
    const { queue, leave, take } = watchedGate({ permits: 2 });
    for (const name of ['a1', 'a2', 'a3', 'a4']) queue(name);
    expect(take()).toEqual(['a1', 'a2']);

    leave('a2');
    expect(take()).toEqual(['a3']);
    leave('a1');
    expect(take()).toEqual(['a4']);
  });

  it('gives permits in turn between the keys, and in order within one', () => {
    const { queue, leave, take } = watchedGate({ permits: 1 });
    const all = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'];
    for (const name of all) queue(name);

    const order: string[] = [];
    for (let next = take()[0]; next !== undefined; next = take()[0]) {
      order.push(next);
      leave(next);
    }
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  describe('with groups of keys', () => {
    /** The keys `a` and `b` are of one group with so many permits, `c` is of another. */
    const grouped = (permits: number, options: GateOptions = {}) => {
      const [one, other] = [{ permits }, {}];
      return watchedGate({ groupOf: (key) => (key === 'c' ? other : one), ...options });
    };

    it('holds back whoever finds no permit of its group, until somebody of it leaves', () => {
      const { queue, leave, take } = grouped(2);
      for (const name of ['a1', 'b1', 'a2', 'b2', 'c1', 'c2']) queue(name);
      expect(take()).toEqual(['a1', 'b1', 'c1', 'c2']);

      leave('c1');
      expect(take()).toEqual([]);
      leave('b1');
      expect(take()).toEqual(['a2']);
      leave('a1');
      leave('a2');
      expect(take()).toEqual(['b2']);
    });

    it('gives the permits of a group to its lowest position, and takes groups in turn', () => {
      const { queue, leave, take } = grouped(1, { permits: 1 });
      queue('c0');
      const positions = { a5: 5, b3: 3, a6: 6, c9: 9, c1: 1 };
      for (const [name, position] of Object.entries(positions)) queue(name, { position });
      expect(take()).toEqual(['c0']);

      const order: string[] = [];
      for (let next = 'c0'; next !== undefined; next = take()[0] ?? '') {
        if (next === '') break;
        if (next !== 'c0') order.push(next);
        leave(next);
      }
      expect(order).toEqual(['b3', 'c1', 'a5', 'c9', 'a6']);
    });
  });

  it('passes over a call that has no claim to its turn, and asks it again when another ends', () => {
    let hasRoom = false;
    const { queue, leave, take } = watchedGate({ permits: 2 });
    queue('a1');
    queue('b1', { claim: () => hasRoom });
    queue('c1');
    expect(take()).toEqual(['a1', 'c1']);

    hasRoom = true;
    leave('a1');
    expect(take()).toEqual(['b1']);
  });

  it('gives a permit back once only', () => {
    const { queue, leave, take } = watchedGate({ permits: 1 });
    for (const name of ['a1', 'a2', 'a3']) queue(name);
    leave('a1');
    leave('a1');

    expect(take()).toEqual(['a1', 'a2']);
  });

  it('forgets who leaves while waiting, and takes no permit back for that', () => {
    const { queue, leave, take } = watchedGate({ permits: 1 });
    for (const name of ['a1', 'a2', 'a3']) queue(name);
    leave('a2');
    expect(take()).toEqual(['a1']);

    leave('a1');
    expect(take()).toEqual(['a3']);
  });

  it('holds no permit for a key that has to wait', () => {
    const { queue, leave, take } = watchedGate({
      permits: 1,
      paceOf: (key) => startsAt(key === 'a' ? 1000 : 0),
    });
    for (const name of ['a1', 'b1', 'b2']) queue(name);
    expect(take()).toEqual(['b1']);

    leave('b1');
    expect(take()).toEqual(['b2']);
  });

  it('wakes up when the first of the waiting keys may go', () => {
    const { queue, scheduler, take } = watchedGate({
      paceOf: (key) => startsAt(key === 'b' ? 200 : 300),
    });
    const at: number[] = [];
    queue('a1', { enter: () => at.push(scheduler.now()) });
    queue('b1', { enter: () => at.push(scheduler.now()) });
    queue('c1', { enter: () => at.push(scheduler.now()) });
    scheduler.flush();

    expect(take()).toEqual(['b1', 'a1', 'c1']);
    expect(at).toEqual([200, 300, 300]);
  });

  it('rounds its waits up, so that nobody is early', () => {
    const { queue, scheduler, take } = watchedGate({ paceOf: () => startsAt(0.25) });
    queue('a1');
    scheduler.flush();

    expect(take()).toEqual(['a1']);
    expect(scheduler.now()).toBe(1);
  });

  it('wakes up in between where a wait is longer than a timer can hold', () => {
    const days30 = 30 * 24 * 3_600_000;
    const { queue, scheduler, take } = watchedGate({ paceOf: () => startsAt(days30) });
    scheduler.maxFrames = days30;
    queue('a1');
    const [alarm] = scheduler.actions;
    expect(alarm?.delay).toBe(2 ** 31 - 1);

    scheduler.flush();
    expect(take()).toEqual(['a1']);
    expect(scheduler.now()).toBe(days30);
  });

  it('leaves no alarm behind when the last one who waits has left', () => {
    const { queue, leave, scheduler } = watchedGate({ paceOf: () => startsAt(1000) });
    queue('a1');
    expect(scheduler.actions).toHaveLength(1);

    leave('a1');
    scheduler.flush();
    expect(scheduler.now()).toBe(0);
  });

  it('looks again when it is told that a pace has changed', () => {
    let open = false;
    const { gate, queue, take } = watchedGate({
      paceOf: () => ({ waitMs: () => (open ? 0 : Number.POSITIVE_INFINITY) }),
    });
    queue('a1');
    expect(take()).toEqual([]);

    open = true;
    gate.admit();
    expect(take()).toEqual(['a1']);
  });

  it('asks for the pace of a key once, and tells it the time and the size of the call', () => {
    const asked: unknown[] = [];
    const paceOf = (key: string): Pace => {
      asked.push(key);
      return {
        waitMs: (nowMs, tokens) => {
          asked.push([nowMs, tokens]);
          return 0;
        },
      };
    };
    const { queue, scheduler } = watchedGate({ paceOf });
    queue('a1', { tokens: 70 });
    scheduler.schedule(() => queue('a2', { tokens: 8 }), 5);
    scheduler.flush();

    expect(asked).toEqual(['a', [0, 70], [5, 8]]);
  });

  it('lets nobody overtake within a key, even who could go', () => {
    const large = { waitMs: (nowMs: number, tokens: number) => (tokens > 10 ? Math.max(0, 50 - nowMs) : 0) };
    const { queue, scheduler, take } = watchedGate({ paceOf: () => large });
    queue('a1', { tokens: 100 });
    queue('a2', { tokens: 1 });
    expect(take()).toEqual([]);

    scheduler.flush();
    expect(take()).toEqual(['a1', 'a2']);
  });

  it('takes 20,000 who leave as soon as they have entered', () => {
    const gate = new Gate({ permits: 1 });
    let entered = 0;
    const count = (leave: () => void) => {
      entered += 1;
      leave();
    };
    const leaveFirst = gate.queue({ key: 'a' }, () => {});
    for (let call = 0; call < 20_000; call += 1) gate.queue({ key: call % 2 ? 'a' : 'b' }, count);
    leaveFirst();

    expect(entered).toBe(20_000);
  });

  it('lets those who enter queue others and leave', () => {
    const { queue, leave, take } = watchedGate({ permits: 1 });
    queue('a1', {
      enter: () => {
        queue('b1');
        queue('a2');
      },
    });
    expect(take()).toEqual(['a1']);

    leave('a1');
    leave('b1');
    expect(take()).toEqual(['b1', 'a2']);
  });

  it('goes on after a pace that threw', () => {
    let broken = true;
    const { queue, take } = watchedGate({
      paceOf: () => ({
        waitMs: () => {
          if (broken) throw new Error('defect');
          return 0;
        },
      }),
    });
    expect(() => queue('a1')).toThrow('defect');

    broken = false;
    queue('a2');
    expect(take()).toEqual(['a1', 'a2']);
  });

  it('never lets in more than there are permits, and never leaves one unused, whatever happens', () => {
    const steps = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), leave: fc.nat({ max: 3 }) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), steps, (permits, plan) => {
        const gate = new Gate({ permits });
        const inside: (() => void)[] = [];
        let waiting = 0;
        for (const { key, leave } of plan) {
          waiting += 1;
          gate.queue({ key }, (leaveGate) => {
            waiting -= 1;
            inside.push(leaveGate);
          });
          for (const leaveGate of inside.splice(0, leave)) leaveGate();

          expect(inside.length).toBeLessThanOrEqual(permits);
          expect(waiting === 0 || inside.length === permits).toBe(true);
        }
      }),
    );
  });

  it.each([0, -1, Number.NaN])('refuses %d permits', (permits) => {
    expect(() => new Gate({ permits })).toThrow(new RangeError(`permits must be positive, got ${permits}`));
  });
});
