import { describe, expect, it } from 'vitest';
import { FullMinutes } from '../../../src/operators/pace/fullMinutes.js';

/** So many calls are sent, each a second after the one before it. */
function send(minutes: FullMinutes, fromMs: number, calls: number): FullMinutes {
  for (let call = 0; call < calls; call += 1) minutes.send(fromMs + 1000 * call);
  return minutes;
}

/** A server that gave 20 in the first minute, was tried in vain just before it was over, and helped as it turned. */
function known(): FullMinutes {
  const minutes = send(new FullMinutes(), 0, 20);
  minutes.pauseMs(57_000, 20_000);
  minutes.send(60_000);
  minutes.help(60_000);
  return minutes;
}

describe('FullMinutes', () => {
  it('lets a pause end just before the minute does, and the next when it turns', () => {
    const minutes = send(new FullMinutes(), 0, 20);

    expect(minutes.pauseMs(45_000, 20_000)).toBe(12_000);
    expect(minutes.pauseMs(57_000, 20_000)).toBe(3000);
  });

  it.each([
    { title: 'is short', nowMs: 58_500, otherwiseMs: 1900 },
    { title: 'ends before', nowMs: 20_000, otherwiseMs: 16_000 },
    { title: 'begins behind the turn', nowMs: 61_000, otherwiseMs: 16_000 },
  ])('changes no pause that $title', ({ nowMs, otherwiseMs }) => {
    expect(send(new FullMinutes(), 0, 20).pauseMs(nowMs, otherwiseMs)).toBe(otherwiseMs);
  });

  it('knows minutes once the turn of one has helped, and pauses until the next', () => {
    const minutes = send(known(), 61_000, 19);

    expect(minutes.pauseMs(80_000, 250)).toBe(40_000);
  });

  it('keeps the time of the turns when calls come later', () => {
    const minutes = send(known(), 61_000, 19);
    send(minutes, 125_000, 20);

    expect(minutes.pauseMs(150_000, 250)).toBe(30_000);
  });

  it('knows none where a pause has helped that ended at another time, and begins to count there', () => {
    const minutes = send(new FullMinutes(), 0, 20);
    minutes.pauseMs(20_000, 16_000);
    minutes.send(36_000);
    minutes.help(36_000);

    expect(minutes.pauseMs(80_000, 20_000)).toBe(13_000);
  });

  it('knows none where the turn was in vain and another pause helps', () => {
    const minutes = send(new FullMinutes(), 0, 20);
    minutes.pauseMs(57_000, 20_000);
    minutes.send(60_000);
    minutes.pauseMs(60_020, 1000);
    minutes.send(61_020);
    minutes.help(61_020);

    expect(send(minutes, 62_000, 20).pauseMs(90_000, 250)).toBe(250);
  });

  it('knows none any more where one gives clearly less than the one before', () => {
    const minutes = send(known(), 61_000, 14);

    expect(minutes.pauseMs(80_000, 250)).toBe(250);
  });

  it('knows them still where the turn of a later one helps', () => {
    const minutes = send(known(), 61_000, 19);
    minutes.help(81_000);

    expect(minutes.pauseMs(80_000, 250)).toBe(40_000);
  });

  it('takes a minute for spent when as much was sent as the one before has given, until it turns', () => {
    const minutes = known();
    expect(minutes.isSpent(61_000)).toBe(false);
    send(minutes, 61_000, 15);
    expect([minutes.isSpent(76_000), minutes.isSpent(119_999), minutes.isSpent(120_000)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(send(new FullMinutes(), 0, 20).isSpent(20_000)).toBe(false);
  });
});
