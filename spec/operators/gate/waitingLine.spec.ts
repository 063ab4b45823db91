import { describe, expect, it } from 'vitest';
import { type WaitingCall, WaitingLine } from '../../../src/operators/gate/waitingLine.js';
import { UNPACED } from '../../../src/operators/pace/unpaced.js';

function callAt(position: number): WaitingCall {
  return { position, tokens: 0, claim: () => true, enter: () => {} };
}

/** The calls of a line, in the order in which they would go. */
function drained(line: WaitingLine): readonly WaitingCall[] {
  const calls: WaitingCall[] = [];
  for (let call = line.first; call !== undefined; call = line.first) {
    calls.push(call);
    line.remove(call);
  }
  return calls;
}

describe('WaitingLine', () => {
  it('holds the lowest position first, and of equal ones who came first', () => {
    const calls = [2, 0, 2, 1, 0].map(callAt);
    const line = new WaitingLine(UNPACED);
    for (const call of calls) line.add(call);

    expect(drained(line).map((call) => calls.indexOf(call))).toEqual([1, 4, 3, 0, 2]);
  });

  it('goes on without a call that leaves from the middle', () => {
    const calls = [0, 1, 2].map(callAt);
    const line = new WaitingLine(UNPACED);
    for (const call of calls) line.add(call);
    const [first, middle, last] = calls as [WaitingCall, WaitingCall, WaitingCall];

    expect(line.remove(middle)).toBe(true);
    expect(drained(line)).toEqual([first, last]);
  });

  it('tells whether a call that leaves was waiting', () => {
    const [call, other] = [callAt(0), callAt(0)];
    const line = new WaitingLine(UNPACED);
    line.add(call);

    expect([line.remove(other), line.remove(call), line.remove(call)]).toEqual([false, true, false]);
    expect(line.first).toBeUndefined();
  });
});
