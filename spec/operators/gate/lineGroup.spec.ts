import { describe, expect, it } from 'vitest';
import { LineGroup } from '../../../src/operators/gate/lineGroup.js';
import { type WaitingCall, WaitingLine } from '../../../src/operators/gate/waitingLine.js';

interface GivenLine {
  readonly waitMs?: number;
  readonly position?: number;
}

function lineOf({ waitMs = 0, position }: GivenLine): WaitingLine {
  const line = new WaitingLine({ waitMs: (nowMs, tokens) => Math.max(0, waitMs * tokens - nowMs) });
  const call = (at: number): WaitingCall => ({
    position: at,
    tokens: 10,
    claim: () => true,
    enter: () => {},
  });
  if (position !== undefined) line.add(call(position));
  return line;
}

describe('LineGroup', () => {
  it.each([
    { title: 'nobody waits', lines: [{}, {}], turn: { waitMs: Number.POSITIVE_INFINITY } },
    {
      title: 'each has to wait',
      lines: [
        { waitMs: 3, position: 0 },
        { waitMs: 2, position: 1 },
      ],
      turn: { waitMs: 19 },
    },
    {
      title: 'the lowest position may go',
      lines: [{ position: 5 }, { position: 4 }, { position: 6 }],
      turn: 1,
    },
    {
      title: 'the lowest position has to wait',
      lines: [{ waitMs: 3, position: 0 }, { position: 1 }],
      turn: 1,
    },
    { title: 'positions are equal', lines: [{ position: 2 }, { position: 2 }], turn: 0 },
  ])('gives the turn when $title', ({ lines, turn }) => {
    const made = (lines as readonly GivenLine[]).map(lineOf);
    const group = new LineGroup({});
    for (const line of made) group.add(line);

    const line = made[Number(turn)];
    expect(group.turn(1)).toEqual(typeof turn === 'number' ? { line, call: line?.first } : turn);
  });

  it('lets nobody go before its own pace allows', () => {
    const group = new LineGroup({ pace: { waitMs: (nowMs, tokens) => tokens + nowMs } });
    group.add(lineOf({ position: 0 }));

    expect(group.turn(1)).toEqual({ waitMs: 11 });
  });

  it('refuses permits that are not positive', () => {
    expect(() => new LineGroup({ permits: 0 })).toThrow(new RangeError('permits must be positive, got 0'));
  });
});
