import { describe, expect, it } from 'vitest';
import { CallSizes } from '../../../../src/operators/pace/rate/callSizes.js';

const times = (calls: number, tokens: number) => Array.from({ length: calls }, () => tokens);
const callsOfLargest = (tokens: readonly number[]) => {
  const sizes = new CallSizes();
  for (const each of tokens) sizes.note(each);
  return sizes.callsOfLargest;
};

describe('CallSizes', () => {
  it.each([
    { title: 'one, before there is a call', tokens: [], calls: 1 },
    { title: 'one, of calls of nothing', tokens: [0, 0], calls: 1 },
    { title: 'one, of equals', tokens: [100, 100, 100], calls: 1 },
    { title: 'so many of the usual', tokens: [300, 100, 200, 200], calls: 1.5 },
    {
      title: 'no more than three, where it is larger by far',
      tokens: [...times(60, 10), 9000],
      calls: 3,
    },
  ])('counts the largest as $title', ({ tokens, calls }) => {
    expect(callsOfLargest(tokens)).toBeCloseTo(calls, 10);
  });

  it('takes for the usual what was sent lately', () => {
    expect(callsOfLargest([...times(64, 100), ...times(640, 200)])).toBeCloseTo(1, 2);
  });
});
