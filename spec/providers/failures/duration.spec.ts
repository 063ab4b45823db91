import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationMs } from '../../../src/providers/failures/duration.js';

describe('durationMs', () => {
  it.each([
    { text: '1s', ms: 1_000 },
    { text: '12ms', ms: 12 },
    { text: '6m0s', ms: 360_000 },
    { text: '1h2m3s', ms: 3_723_000 },
    { text: '2m59.56s', ms: 179_560 },
    { text: '1m12ms', ms: 60_012 },
    { text: '500µs', ms: 0.5 },
    { text: '500us', ms: 0.5 },
    { text: '1000000ns', ms: 1 },
    { text: '0s', ms: 0 },
    { text: '5', ms: 5_000 },
    { text: '0.5', ms: 500 },
    { text: '12.75', ms: 12_750 },
    { text: '10.25h', ms: 36_900_000 },
    { text: '10.25m', ms: 615_000 },
    { text: '10.25s', ms: 10_250 },
    { text: '10.25ms', ms: 10.25 },
    { text: '10.25us', ms: 0.010_25 },
    { text: '10.25µs', ms: 0.010_25 },
    { text: '10250000.25ns', ms: 10.250_000_25 },
    { text: '1h2m3s4ms5us6ns', ms: 3_723_004.005_006 },
  ])('reads $text', ({ text, ms }) => {
    expect(durationMs(text)).toBeCloseTo(ms, 6);
  });

  it.each([
    '',
    ' ',
    '-1',
    '-1s',
    's',
    '1x',
    '1s1h',
    '1 s',
    'NaN',
    '1.s',
    '1s ',
    'x1s',
    '1sx',
    'x5',
    '5x',
    '1..5',
    '1.5.5s',
    '.5h',
    '1.m',
    '1.ms',
    '1.us',
    '1.ns',
    '1.h',
    '1ks',
    '9'.repeat(400),
    `${'9'.repeat(400)}s`,
  ])('refuses %j', (text) => {
    expect(durationMs(text)).toBeUndefined();
  });

  it('reads any sum of hours, minutes, seconds and milliseconds', () => {
    const count = fc.nat(1_000);
    fc.assert(
      fc.property(count, count, count, count, (hours, minutes, seconds, milliseconds) => {
        const total = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + milliseconds;
        expect(durationMs(`${hours}h${minutes}m${seconds}s${milliseconds}ms`)).toBe(total);
      }),
    );
  });
});
