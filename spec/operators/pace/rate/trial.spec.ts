import { describe, expect, it } from 'vitest';
import { Trial } from '../../../../src/operators/pace/rate/trial.js';

let order = 0;

function send(trial: Trial): number {
  order += 1;
  trial.send(order);
  return order;
}

/** Sends calls, some of which are refused, until something is found or the part is over. */
function part(trial: Trial, { calls = 50, refused }: { calls?: number; refused: number }) {
  for (let call = 0; call < calls; call += 1) send(trial);
  for (let refusal = 0; refusal < refused; refusal += 1) trial.refuse(order - refusal);
  return trial.finding(0);
}

describe('Trial', () => {
  it('finds nothing before it has sent enough, unless that takes more than a quarter of a minute', () => {
    const trial = new Trial(0, 0.5);
    expect(trial.finding(15_000)).toBeUndefined();
    send(trial);

    expect(trial.finding(14_999)).toBeUndefined();
    expect(trial.finding(15_000)).toEqual({ calls: 1, refused: 0, factor: 1, isChance: false });
  });

  it('takes a quarter of a minute from its own beginning', () => {
    const trial = new Trial(1000, 0.5);
    send(trial);

    expect(trial.finding(15_999)).toBeUndefined();
    expect(trial.finding(16_000)?.calls).toBe(1);
  });

  it('sends a fifth less, and finds no chance where hardly anything is refused then', () => {
    const trial = new Trial(0, 0.5);

    expect(trial.factor).toBe(0.8);
    expect(part(trial, { refused: 1 })).toEqual({ calls: 50, refused: 1, factor: 1, isChance: false });
  });

  it('sends more calls where so little was refused that fifty tell nothing', () => {
    const trial = new Trial(0, 0.05);

    expect(part(trial, { refused: 0 })).toBeUndefined();
    expect(part(trial, { calls: 30, refused: 0 })?.calls).toBe(80);
  });

  it('sends less again where a good deal is refused', () => {
    const trial = new Trial(0, 0.1);

    expect(part(trial, { refused: 5 })).toBeUndefined();
    expect(trial.factor).toBeCloseTo(0.8 * 0.8 * 0.9);
  });

  it('needs fifty calls for its first part where two were refused, and for its second as many as tell something', () => {
    const trial = new Trial(0, 0.05);
    expect(part(trial, { refused: 2 })).toBeUndefined();
    expect(trial.factor).toBeCloseTo(0.8 * 0.8 * 0.96);

    expect(part(trial, { refused: 1 })).toBeUndefined();
    expect(part(trial, { refused: 0 })).toMatchObject({ calls: 100, refused: 1, isChance: false });
  });

  it('ends as soon as so much is refused in its second part that it cannot have helped', () => {
    const trial = new Trial(0, 0.05);
    part(trial, { refused: 2 });

    expect(part(trial, { calls: 10, refused: 1 })).toBeUndefined();
    const finding = part(trial, { calls: 10, refused: 1 });
    expect(finding).toMatchObject({ calls: 75, isChance: true });
    expect(finding?.refused).toBeCloseTo(0.06 * 75);
  });

  it('finds chance where that was no help, and makes up for it', () => {
    const trial = new Trial(0, 0.1);
    part(trial, { refused: 5 });
    const finding = part(trial, { refused: 5 });

    expect(finding?.refused).toBeCloseTo(0.1 * (finding?.calls ?? 0));
    expect(finding?.factor).toBeCloseTo(1 / 0.9);
    expect(finding?.isChance).toBe(true);
  });

  it('finds chance beside load where much more was refused before', () => {
    const trial = new Trial(0, 0.6);
    part(trial, { refused: 5 });

    expect(part(trial, { refused: 5 })?.isChance).toBe(false);
    const justAsMuch = new Trial(0, 0.25);
    part(justAsMuch, { refused: 5 });
    expect(part(justAsMuch, { refused: 5 })?.isChance).toBe(false);
  });

  it('finds load where it was, and goes on with what was accepted then', () => {
    const trial = new Trial(0, 0.5);
    part(trial, { refused: 10 });
    const finding = part(trial, { refused: 0 });

    expect(finding?.refused).toBe(0);
    expect(finding?.factor).toBeCloseTo(0.8 * 0.8);
  });

  it('finds load where two and a half times less is refused, of what was accepted then', () => {
    const trial = new Trial(0, 0.5);
    part(trial, { refused: 20 });
    const finding = part(trial, { refused: 5 });

    expect(finding).toMatchObject({ calls: 50, refused: 5, isChance: false });
    expect(finding?.factor).toBeCloseTo((0.8 * 0.75) / 0.9);
  });

  it('counts no refusal of what was sent before it, however late that comes', () => {
    const before = order;
    const trial = new Trial(0, 0.5);
    trial.refuse(before);
    for (let call = 0; call < 50; call += 1) send(trial);
    const ofFirst = order;
    for (let refusal = 0; refusal < 2; refusal += 1) trial.refuse(before - refusal);
    for (let refusal = 0; refusal < 10; refusal += 1) trial.refuse(ofFirst - refusal);
    expect(trial.finding(0)).toBeUndefined();
    expect(trial.factor).toBeCloseTo(0.8 * 0.8 * 0.8);

    for (let call = 0; call < 20; call += 1) send(trial);
    for (let refusal = 10; refusal < 20; refusal += 1) trial.refuse(ofFirst - refusal);
    expect(trial.finding(0)).toMatchObject({ calls: 20, refused: 0, isChance: false });
  });

  it('goes on sending where everything is refused', () => {
    const trial = new Trial(0, 0.9);
    part(trial, { refused: 50 });

    expect(trial.factor).toBeGreaterThan(0.4);
    expect(part(trial, { refused: 50 })?.factor).toBeGreaterThan(0.4);
  });

  it('need not go on where so much is refused that it is no chance, and can begin again', () => {
    const trial = new Trial(0, 0.5);
    part(trial, { calls: 8, refused: 4 });
    expect(trial.isLoad).toBe(false);
    trial.refuse(order);
    expect(trial.isLoad).toBe(true);

    trial.restart(0);
    expect(trial.isLoad).toBe(false);
    expect(trial.finding(15_000)).toBeUndefined();
  });
});
