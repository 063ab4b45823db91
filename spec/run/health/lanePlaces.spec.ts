import { describe, expect, it } from 'vitest';
import { LanePlaces } from '../../../src/run/health/lanePlaces.js';

function watched(places: number) {
  const lane = new LanePlaces(places);
  const counts: number[] = [];
  lane.count.subscribe((count) => counts.push(count));
  return { lane, counts };
}

describe('LanePlaces', () => {
  it('lets others in for rows that wait, until they go on', () => {
    const { lane, counts } = watched(10);
    const [one, other] = [lane.place(), lane.place()];
    one.leave();
    other.leave();
    one.take();

    expect(counts).toEqual([10, 11, 12, 11]);
  });

  it('counts a row once, however often it says so', () => {
    const { lane, counts } = watched(10);
    const place = lane.place();
    place.take();
    place.leave();
    place.leave();
    place.take();
    place.take();

    expect(counts).toEqual([10, 11, 10]);
  });

  it('holds on to a thousand rows that wait, and says nothing of those that are more', () => {
    const { lane, counts } = watched(5);
    for (let row = 0; row < 2000; row += 1) lane.place().leave();

    expect(counts).toEqual(Array.from({ length: 1001 }, (_, waiting) => 5 + waiting));
  });

  it('has other places from when it is told, beside those of rows that wait', () => {
    const { lane, counts } = watched(5);
    lane.place().leave();
    lane.resize(0);
    lane.resize(8);
    lane.resize(8);

    expect(counts).toEqual([5, 6, 1, 9]);
  });
});
