import { describe, expect, it } from 'vitest';
import { type PaceChange, PaceChanges } from '../../../src/operators/pace/paceChanges.js';

function watched(cap = 10) {
  const changes = new PaceChanges(cap);
  const told: PaceChange[] = [];
  changes.all.subscribe((change) => told.push(change));
  return { changes, told };
}

describe('PaceChanges', () => {
  it('tells that a pause is over once, and only if there was one', () => {
    const { changes, told } = watched();
    changes.tellResumed();
    changes.tellPaused(1, 5, '429');
    changes.tellPaused(2, 9, '429');
    changes.tellResumed();
    changes.tellResumed();

    expect(told).toEqual([
      { type: 'paused', atMs: 1, untilMs: 5, reason: '429' },
      { type: 'paused', atMs: 2, untilMs: 9, reason: '429' },
      { type: 'resumed' },
    ]);
  });

  it('hands on that the next call starts later', () => {
    const { changes, told } = watched();
    changes.tellSlowed({ type: 'slowed', atMs: 1, untilMs: 5, reason: '2 of 10 requests left' });

    expect(told).toEqual([{ type: 'slowed', atMs: 1, untilMs: 5, reason: '2 of 10 requests left' }]);
  });

  it('tells of calls at once when their number has changed', () => {
    const { changes, told } = watched(10);
    for (const cap of [10, 4, 4, 5]) changes.tellCap(cap);

    expect(told).toEqual([
      { type: 'cap', cap: 4 },
      { type: 'cap', cap: 5 },
    ]);
  });
});
