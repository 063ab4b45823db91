import { describe, expect, it } from 'vitest';
import type { AnswerDelivery } from '../../../src/workers/protocol/broker.js';
import { AnswerShelf } from '../../../src/workers/run/answerShelf.js';

function answers() {
  const forgotten: number[] = [];
  const answer = (sequence: number): AnswerDelivery => ({
    address: { run: 'r', id: `x-${sequence}`, ask: 'a-1' },
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
    shelf.give('x', answer(1));
    expect(shelf.takeWritten()).toBeUndefined();
    shelf.written('x');
    const synced = shelf.takeWritten();
    expect(forgotten).toEqual([]);
    synced?.();
    expect(forgotten).toEqual([1]);
    expect(shelf.has(answer(1))).toBe(false);
  });

  it('gives identical rows an answer each, the oldest first', () => {
    const { shelf, answer } = answers();
    shelf.put('x', answer(1));
    shelf.put('x', answer(2));
    expect([shelf.take('x'), shelf.take('x'), shelf.take('x')].map((each) => each?.sequence)).toEqual([
      1,
      2,
      undefined,
    ]);
  });

  it('forgets the answer of a row whose result is there, and leaves that of its twin', () => {
    const { shelf, answer, forgotten } = answers();
    shelf.put('x', answer(1));
    shelf.put('x', answer(2));
    shelf.drop('x');
    shelf.drop('y');
    expect(forgotten).toEqual([1]);
    expect(shelf.take('x')?.sequence).toBe(2);
  });

  it('knows an answer that is handed out again', () => {
    const { shelf, answer } = answers();
    shelf.put('x', answer(1));
    shelf.give('y', answer(2));
    expect([1, 2, 3].map((sequence) => shelf.has(answer(sequence)))).toEqual([true, true, false]);
  });

  it('has nothing to forget for a result without an answer', () => {
    const { shelf } = answers();
    shelf.written('x');
    expect(shelf.takeWritten()).toBeUndefined();
  });
});
