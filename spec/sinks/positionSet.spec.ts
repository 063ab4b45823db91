import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PositionSet } from '../../src/sinks/positionSet.js';

describe('PositionSet', () => {
  it.each([
    { title: 'positions of one word', positions: [0, 5, 31] },
    { title: 'positions at both sides of a word', positions: [31, 32, 63, 64] },
    { title: 'the first that has no room yet', positions: [1023, 1024, 1025] },
    { title: 'one far ahead', positions: [3, 5000] },
    { title: 'one as far as the room is twice', positions: [2047, 2048, 4096] },
  ])('gives out $title once, and nothing else', ({ positions }) => {
    const set = new PositionSet();
    for (const position of positions) set.add(position);
    const taken: number[] = [];
    for (let position = 0; position <= 5001; position += 1) {
      if (set.take(position)) taken.push(position);
      if (set.take(position)) taken.push(position);
    }
    expect(taken).toEqual(positions);
  });

  it.each([500, 513, 600, 1500])('keeps what waits when it forgets all before position %i', (at) => {
    const set = new PositionSet();
    const ahead = [at + 1, at + 31, at + 40, at + 900];
    for (const position of [at, ...ahead]) set.add(position);
    expect(set.take(at)).toBe(true);
    set.add(0);
    set.add(at + 77);
    const taken: number[] = [];
    for (let position = at + 1; position <= at + 2000; position += 1)
      if (set.take(position)) taken.push(position);
    expect(taken).toEqual([...ahead.slice(0, 3), at + 77, at + 900]);
  });

  it('gives out in order what a set of numbers would', () => {
    const batches = fc.array(fc.tuple(fc.array(fc.nat(3000), { maxLength: 40 }), fc.nat(1500)), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(batches, (all) => {
        const own = new PositionSet();
        const plain = new Set<number>();
        let next = 0;
        for (const [ahead, count] of all) {
          for (const distance of ahead) {
            own.add(next + distance);
            plain.add(next + distance);
          }
          const wrong: number[] = [];
          for (const end = next + count; next < end; next += 1)
            if (own.take(next) !== plain.delete(next)) wrong.push(next);
          expect(wrong).toEqual([]);
        }
      }),
    );
  });

  it('takes a bit for every position that waits, however many these are', () => {
    const positions = new PositionSet();
    for (let position = 1; position < 1_000_000; position += 2) positions.add(position);

    expect(positions.bytes).toBeLessThan(270_000);
  });

  it('takes no more memory the longer it goes on', () => {
    const positions = new PositionSet();
    for (let position = 0; position < 100_000; position += 1) {
      positions.add(position + 500);
      positions.take(position);
    }

    expect(positions.bytes).toBeLessThan(1000);
  });

  it('takes no more memory the longer it goes on in long strides', () => {
    const positions = new PositionSet();
    for (let position = 2000; position < 1_000_000; position += 2000) {
      positions.add(position);
      positions.take(position);
    }

    expect(positions.bytes).toBeLessThan(1000);
  });
});
