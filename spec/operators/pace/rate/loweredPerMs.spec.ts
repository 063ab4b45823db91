import { describe, expect, it } from 'vitest';
import { AcceptedCalls } from '../../../../src/operators/pace/rate/acceptedCalls.js';
import { loweredPerMs } from '../../../../src/operators/pace/rate/loweredPerMs.js';

/** What was accepted within a second. */
function acceptedCalls(calls: number): AcceptedCalls {
  const accepted = new AcceptedCalls();
  accepted.begin(0);
  for (let call = 0; call < calls; call += 1) accepted.count();
  return accepted;
}

describe('loweredPerMs', () => {
  it.each([
    { title: 'few calls', calls: 10, chance: 0, perMs: 0.97 * (6 / 1000) },
    { title: 'many calls', calls: 99, chance: 0, perMs: 0.97 * (80 / 1000) },
    { title: 'refusals by chance', calls: 99, chance: 0.5, perMs: 0.97 * (160 / 1000) },
  ])('begins below what was accepted, but for a full bucket: $title', ({ calls, chance, perMs }) => {
    const accepted = acceptedCalls(calls);

    expect(loweredPerMs({ nowMs: 1000, perMs: undefined, accepted, chance })).toBeCloseTo(perMs, 10);
  });

  it.each([
    { title: 'what was accepted', known: 0.005, perMs: 0.97 * (4 / 1000) },
    { title: 'a third less at most', known: 1, perMs: 0.7 },
    { title: 'what it was, where as much was accepted', known: 0.003, perMs: 0.003 },
  ])('lowers a rate that comes from enough calls, by some calls, to $title', ({ known, perMs }) => {
    const accepted = acceptedCalls(3);

    expect(loweredPerMs({ nowMs: 1000, perMs: known, accepted, isSure: true, chance: 0 })).toBeCloseTo(
      perMs,
      10,
    );
  });

  it.each([
    { title: 'enough calls, which were accepted', calls: 20, known: 1, perMs: 0.97 * (21 / 1000) },
    { title: 'enough calls, of a rate that is no higher', calls: 20, known: 0.01, perMs: 0.01 },
    { title: 'some calls, which were accepted', calls: 3, known: 1, perMs: 0.97 * (4 / 1000) },
    { title: 'some calls, of a rate that is hardly higher', calls: 3, known: 0.004, perMs: 0.7 * 0.004 },
    { title: 'hardly any calls: to a tenth at least', calls: 2, known: 1, perMs: 0.1 },
    { title: 'hardly any calls: by a third at least', calls: 2, known: 0.001, perMs: 0.7 * 0.001 },
  ])('lowers a rate after $title', ({ calls, known, perMs }) => {
    const accepted = acceptedCalls(calls);

    expect(loweredPerMs({ nowMs: 1000, perMs: known, accepted, chance: 0 })).toBeCloseTo(perMs, 10);
  });
});
