import { describe, expect, it } from 'vitest';
import { Gate } from '../../src/operators/gate/gate.js';
import { LimitPace } from '../../src/operators/pace/limitPace.js';
import { UNPACED } from '../../src/operators/pace/unpaced.js';
import { Room } from '../../src/operators/room.js';

/** A room, its gate, and who is inside. */
function watched(places: number) {
  const room = new Room();
  room.places = places;
  const gate = new Gate({ paceOf: () => room.pace(UNPACED) });
  const reports = room.reports(new LimitPace());
  const inside: string[] = [];
  const enter = (name: string) =>
    gate.queue({ key: 'k' }, () => {
      reports.start(0, 0);
      inside.push(name);
    });
  return { room, gate, reports, inside, enter };
}

describe('Room', () => {
  it('lets in as many calls as it has places for, and more when there are more', () => {
    const { room, gate, inside, enter } = watched(1);
    for (const name of ['a', 'b', 'c']) enter(name);
    expect(inside).toEqual(['a']);

    room.places = 2;
    gate.admit();
    expect(inside).toEqual(['a', 'b']);
  });

  it('waits for a call to end when it has become smaller', () => {
    const { room, reports, inside, enter } = watched(2);
    const leaves = ['a', 'b', 'c'].map(enter);
    room.places = 1;
    reports.end();
    leaves[0]?.();
    expect(inside).toEqual(['a', 'b']);

    reports.end();
    leaves[1]?.();
    expect(inside).toEqual(['a', 'b', 'c']);
  });

  it('passes on what becomes of a call', () => {
    const pace = new LimitPace({ tokenLimit: { limit: 100, periodMs: 1000 } });
    const reports = new Room().reports(pace);
    const refused = reports.start(0, 100);
    expect(pace.waitMs(0, 50)).toBeGreaterThan(0);
    reports.refuse(refused, 0, { reason: 'no' });
    reports.end();
    expect(pace.waitMs(0, 50)).toBe(0);

    const failed = reports.start(0, 100);
    reports.fail(failed, 0);
    reports.end();
    expect(pace.waitMs(0, 50)).toBe(0);

    const accepted = reports.start(0, 10);
    reports.accept(accepted, 0, { tokens: 100 });
    reports.end();
    expect(pace.waitMs(0, 50)).toBeGreaterThan(0);
  });

  it('never opens before its pace', () => {
    const room = new Room();
    room.places = 5;
    expect(room.pace({ waitMs: (_, tokens) => tokens }).waitMs(0, 7)).toBe(7);
  });
});
