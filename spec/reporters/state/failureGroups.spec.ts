import { describe, expect, it } from 'vitest';
import { FailureGroups, maskNumbers } from '../../../src/reporters/state/failureGroups.js';

describe('maskNumbers', () => {
  it.each([
    { said: 'openai answered 429: try again in 1.5 s', masked: 'openai answered #: try again in # s' },
    { said: 'request req_8f14e45fceea167a failed', masked: 'request # failed' },
    { said: 'id 6ba7b810-9dad-11d1-80b4-00c04fd430c8', masked: 'id #' },
    { said: 'limit of 30,000 tokens at 12:30:05', masked: 'limit of # tokens at #' },
    { said: 'retry in 599ms', masked: 'retry in #ms' },
    { said: 'gpt-4o and o3 and claude-opus stay', masked: 'gpt-4o and o3 and claude-opus stay' },
    { said: 'internationalization', masked: 'internationalization' },
  ])('makes "$masked" of "$said"', ({ said, masked }) => {
    expect(maskNumbers(said)).toBe(masked);
  });
});

describe('FailureGroups', () => {
  it('groups by what is said, numbers aside, the most frequent first', () => {
    const groups = new FailureGroups('other errors');
    groups.add({ failure: 'rejected', errorMessage: 'too long: 12' });
    for (const seconds of [1, 2]) groups.add({ failure: 'transient', errorMessage: `wait ${seconds} s` });
    expect(groups.groups).toEqual([
      { failure: 'transient', message: 'wait # s', count: 2 },
      { failure: 'rejected', message: 'too long: 12', count: 1 },
    ]);
  });

  it('quotes what all of them say alike, and tells kinds of failure apart', () => {
    const groups = new FailureGroups('other errors');
    groups.add({ failure: 'transient', errorMessage: 'answered 500' });
    groups.add({ failure: 'transient', errorMessage: 'answered 500' });
    groups.add({ failure: undefined, errorMessage: 'answered 500' });
    expect(groups.groups).toEqual([
      { failure: 'transient', message: 'answered 500', count: 2 },
      { failure: 'invalid', message: 'answered 500', count: 1 },
    ]);
  });

  it('keeps a hundred groups, and one for all others', () => {
    const groups = new FailureGroups('other errors');
    const word = (index: number) => String.fromCharCode(97 + (index % 26)).repeat(1 + Math.floor(index / 26));
    for (let index = 0; index < 150; index += 1) {
      groups.add({ failure: 'rejected', errorMessage: word(index) });
    }
    expect(groups.groups).toHaveLength(101);
    expect(groups.groups[0]).toEqual({ failure: 'other', message: 'other errors', count: 50 });
  });
});
