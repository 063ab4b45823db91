import { createHash } from 'node:crypto';
import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdTable } from '../../../src/sinks/resume/idTable.js';

function idAt(n: number, letter = 'r'): string {
  return letter + createHash('sha256').update(String(n)).digest('hex').slice(0, 16);
}

describe('IdTable', () => {
  it('holds what a map holds, through growth and for ids that differ in a digit or the letter alone', () => {
    const near = fc.nat(40).map((n) => `r00000000000000${n.toString(16).padStart(2, '0')}`);
    const far = fc.tuple(fc.nat(200), fc.constantFrom('r', '')).map(([n, letter]) => idAt(n, letter));
    const entry = fc.tuple(fc.oneof(near, far), fc.integer({ min: 0, max: 0x3fff }), fc.nat(2 ** 48 - 1));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 300 }), fc.nat(100), (entries, reserved) => {
        const table = new IdTable();
        const map = new Map<string, readonly [number, number]>();
        for (const [index, [id, value, note]] of entries.entries()) {
          if (index === reserved) table.reserve(reserved * 2);
          const place = table.add(id);
          table.set(place, value);
          table.setNote(place, note);
          map.set(id, [value, note]);
        }
        for (const [id, [value, note]] of map) {
          const place = table.find(id);
          expect([table.get(place), table.note(place) ?? 0]).toStrictEqual([value, note]);
        }
        const values = [...map.values()].map(([value]) => value).filter((value) => value > 0);
        const tally = [...table.tally()].flatMap(([value, count]) => Array<number>(count).fill(value));
        expect(tally.sort()).toStrictEqual(values.sort());
        expect(table.find('rffffffffffffff00')).toBe(-1);
      }),
    );
  });

  it('tells ids apart that differ in one half alone', () => {
    const ids = ['r0000000100000000', 'r0000000200000000', 'r0000000100000001', '0000000100000000'];
    const table = new IdTable();
    for (const [index, id] of ids.entries()) table.set(table.add(id), index + 1);
    expect(ids.map((id) => table.get(table.find(id)))).toEqual([1, 2, 3, 4]);
  });

  it('leaves as it is what is added again, and takes no more room for it', () => {
    const table = new IdTable();
    const ids = ['r0000000000000000', 'r0000000000000001'];
    for (const id of ids) table.set(table.add(id), 7);
    const { bytes } = table;
    for (let round = 0; round < 50; round += 1) for (const id of ids) table.add(id);
    expect(ids.map((id) => table.get(table.find(id)))).toEqual([7, 7]);
    expect(table.bytes).toBe(bytes);
  });

  it('keeps the room that it has where it is told of fewer ids', () => {
    const table = new IdTable();
    table.reserve(1000);
    const { bytes } = table;
    table.reserve(20);
    expect(table.bytes).toBe(bytes);
  });

  it('takes at most 16 bytes per id, 10.6 where it is told how many come, and 8 more per place for notes', () => {
    const bytesFor = (ids: number, table = new IdTable()) => {
      for (let n = 0; n < ids; n++) table.set(table.add(idAt(n)), 1);
      return table.bytes;
    };
    for (const ids of [1000, 2000, 10_000, 20_000]) expect(bytesFor(ids) / ids).toBeLessThanOrEqual(16);
    const roomy = new IdTable();
    roomy.reserve(20_000);
    expect(bytesFor(20_000, roomy) / 20_000).toBeLessThan(10.6);
    const { bytes } = roomy;
    roomy.setNote(roomy.find(idAt(0)), 1);
    expect(roomy.bytes).toBe(1.8 * bytes);
  });

  it('leaves no garbage where it tells how many ids have each number', async () => {
    let collections = 0;
    const observer = new PerformanceObserver((list) => {
      collections += list.getEntries().length;
    });
    const table = new IdTable();
    table.reserve(4_000_000);
    table.set(table.add(idAt(0)), 7);
    observer.observe({ entryTypes: ['gc'] });
    expect(table.tally()).toEqual(new Map([[7, 1]]));
    // They are told of a turn later.
    for (let turn = 0; turn < 3; turn += 1) await setImmediate();
    observer.disconnect();

    expect(collections).toBeLessThan(8);
  });
});
