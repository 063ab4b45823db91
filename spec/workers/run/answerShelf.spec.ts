import { describe, expect, it } from 'vitest';
import type { AnswerDelivery } from '../../../src/workers/protocol/broker.js';
import { AnswerShelf } from '../../../src/workers/run/answerShelf.js';

function answers() {
  const forgotten: number[] = [];
  const answer = (sequence: number): AnswerDelivery => ({
    address: { run: 'r', id: `x-${sequence}-${sequence - 1}`, ask: 'a-1' },
    data: new Uint8Array(),
    deliveries: 1,
    sequence,
    acknowledge: () => forgotten.push(sequence),
  });
  return { shelf: new AnswerShelf(), answer, forgotten };
}

describe('AnswerShelf', () => {
  it('has the broker forget an answer when its result is on the disk, and not before', () => {
    const { shelf, answer, forgotten } = answers();
    shelf.give('x-1-0', answer(1));
    expect(shelf.takeWritten()).toBeUndefined();
    shelf.written('x-1-0');
    const synced = shelf.takeWritten();
    expect(forgotten).toEqual([]);
    synced?.();
    expect(forgotten).toEqual([1]);
    expect(shelf.has(answer(1))).toBe(false);
  });

  it('gives identical rows an answer each: its own', () => {
    const { shelf, answer } = answers();
    for (const sequence of [1, 2, 3]) shelf.put(answer(sequence));
    const asked = ['x-2-1', 'x-1-0', 'y-3-2', 'x-3-2', 'x-3-2'];
    expect(asked.map((id) => shelf.take(id)?.sequence)).toEqual([2, 1, undefined, 3, undefined]);
  });

  it('gives a row that has moved in the input the answer that was kept for it, of several that of the first', () => {
    const { shelf, answer } = answers();
    for (const sequence of [11, 9]) shelf.put(answer(sequence));
    expect(['x-10-9', 'x-3-2'].map((id) => shelf.take(id)?.sequence)).toEqual([9, 11]);
  });

  it('forgets the answer of a row whose result is there, and leaves that of its twin', () => {
    const { shelf, answer, forgotten } = answers();
    shelf.put(answer(1));
    shelf.put(answer(2));
    for (const rowNumber of [2, 2, 7]) shelf.finished({ experimentId: 'x', rowNumber });
    shelf.finished({ experimentId: 'y', rowNumber: 1 });
    expect(forgotten).toEqual([]);
    shelf.takeWritten()?.();
    expect(forgotten).toEqual([2]);
    expect(shelf.take('x-2-1')?.sequence).toBe(1);
  });

  it('forgets the answer whose result is written, and not that of its twin', () => {
    const { shelf, answer, forgotten } = answers();
    shelf.give('x-1-0', answer(1));
    shelf.give('x-2-1', answer(2));
    shelf.written('x-2-1');
    shelf.takeWritten()?.();
    expect(forgotten).toEqual([2]);
  });

  it('knows an answer that is handed out again', () => {
    const { shelf, answer } = answers();
    shelf.put(answer(1));
    shelf.give('y-1-0', answer(2));
    expect([1, 2, 3].map((sequence) => shelf.has(answer(sequence)))).toEqual([true, true, false]);
  });

  it('has nothing to forget for a result without an answer', () => {
    const { shelf } = answers();
    shelf.written('x');
    expect(shelf.takeWritten()).toBeUndefined();
  });
});
