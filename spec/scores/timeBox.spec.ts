import { describe, expect, it } from 'vitest';
import { TimeLimitError, timeBox } from '../../src/scores/timeBox.js';

describe('timeBox', () => {
  const box = timeBox(50);

  it('returns what the work returns', () => {
    expect(box(() => [1, 2])).toEqual([1, 2]);
    expect(box(() => undefined)).toBeUndefined();
  });

  it('throws what the work throws', () => {
    const error = new RangeError('no');
    expect(() =>
      box(() => {
        throw error;
      }),
    ).toThrow(error);
  });

  it('stops a regular expression that backtracks, and works on after it', () => {
    const hostile = () => /^(a+)+$/.test(`${'a'.repeat(60)}!`);
    expect(() => box(hostile)).toThrow(TimeLimitError);
    expect(() => box(hostile)).toThrow('it took longer than 50 ms');
    expect(box(() => 1)).toBe(1);
  });

  it('stops a loop without end', () => {
    expect(() =>
      box(() => {
        for (;;);
      }),
    ).toThrow(TimeLimitError);
  });
});
