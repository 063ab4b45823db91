import { describe, expect, it } from 'vitest';
import { Trial } from '../../../src/operators/pace/trial.js';

/** Sends 50 calls, some of which are refused. */
function part(trial: Trial, refused: number) {
  for (let call = 0; call < 50; call += 1) trial.send();
  for (let refusal = 0; refusal < refused; refusal += 1) trial.refuse();
  return trial.finding(0);
}

describe('Trial', () => {
  it('finds nothing before it has sent enough, unless that takes more than a minute', () => {
    const trial = new Trial(0);
    trial.send();

    expect(trial.finding(59_999)).toBeUndefined();
    expect(trial.finding(60_000)).toEqual({ chance: 0, factor: 1 });
  });

  it('sends a fifth less, and finds no chance where hardly anything is refused then', () => {
    const trial = new Trial(0);

    expect(trial.factor).toBe(0.8);
    expect(part(trial, 1)).toEqual({ chance: 0, factor: 1 });
  });

  it('sends less again where a good deal is refused', () => {
    const trial = new Trial(0);

    expect(part(trial, 5)).toBeUndefined();
    expect(trial.factor).toBeCloseTo(0.8 * 0.8 * 0.9);
  });

  it('finds chance where that was no help, and makes up for it', () => {
    const trial = new Trial(0);
    part(trial, 5);
    const finding = part(trial, 5);

    expect(finding?.chance).toBeCloseTo(0.1);
    expect(finding?.factor).toBeCloseTo(1 / 0.9);
  });

  it('finds load where it was, and goes on with what was accepted then', () => {
    const trial = new Trial(0);
    part(trial, 10);
    const finding = part(trial, 0);

    expect(finding?.chance).toBe(0);
    expect(finding?.factor).toBeCloseTo(0.8 * 0.8);
  });

  it('goes on sending where everything is refused', () => {
    const trial = new Trial(0);
    part(trial, 50);

    expect(trial.factor).toBeGreaterThan(0.4);
    expect(part(trial, 50)?.factor).toBeGreaterThan(0.4);
  });

  it('need not go on where so much is refused that it is no chance', () => {
    const trial = new Trial(0);
    for (let call = 0; call < 8; call += 1) {
      trial.send();
      trial.refuse();
    }

    expect(trial.isLoad).toBe(true);
  });
});
