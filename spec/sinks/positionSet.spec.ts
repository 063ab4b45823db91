import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PositionSet } from '../../src/sinks/positionSet.js';

describe('PositionSet', () => {
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
});
