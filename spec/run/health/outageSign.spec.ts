import { describe, expect, it } from 'vitest';
import { ProviderError, type ProviderErrorOptions } from '../../../src/errors.js';
import { isOverloaded, outageSignOf } from '../../../src/run/health/outageSign.js';

const sign = (facts: ProviderErrorOptions) => outageSignOf(new ProviderError('no', facts));

describe('outageSignOf', () => {
  it.each([
    { code: 'ECONNREFUSED', expected: 'refused' },
    { code: 'ENOTFOUND', expected: 'refused' },
    { code: 'ECONNRESET', expected: 'away' },
    { code: undefined, expected: 'away' },
  ])('takes $code of a server that was not reached for $expected', ({ code, expected }) => {
    expect(sign({ failure: 'unreachable', code })).toBe(expected);
  });

  it.each([502, 503, 521, 522, 523, 525, 526, 529, 530])('takes %i for nobody behind the proxy', (status) => {
    expect(sign({ failure: 'transient', status })).toBe('away');
    expect(sign({ failure: 'rate-limited', status })).toBe('away');
    expect(sign({ failure: 'rate-limited', status, delayMs: 5 })).toBeUndefined();
    expect(sign({ failure: 'transient', status, delayMs: 5 })).toBe('away');
    expect(sign({ failure: 'rejected', status })).toBeUndefined();
  });

  it.each([500, 504, 520, 524])('takes %i for a fault', (status) => {
    expect(sign({ failure: 'transient', status })).toBe('fault');
    expect(sign({ failure: 'rate-limited', status })).toBeUndefined();
    expect(sign({ failure: 'rejected', status })).toBeUndefined();
  });

  it.each([
    408,
    409,
    429,
    501,
    undefined,
  ])('takes %s for nothing, unless the server says it is overloaded', (status) => {
    expect(sign({ failure: 'transient', status })).toBeUndefined();
    expect(sign({ failure: 'transient', status, code: 'overloaded_error' })).toBe('away');
  });
});

it.each([
  ['overloaded_error', true],
  ['Model_Overloaded', true],
  ['overload', false],
  [undefined, false],
])('knows by the code %s whether a server is overloaded: %s', (code, expected) => {
  expect(isOverloaded(code)).toBe(expected);
});
