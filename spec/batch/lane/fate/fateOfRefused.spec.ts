import { describe, expect, it } from 'vitest';
import { fateOfRefused } from '../../../../src/batch/lane/fate/fateOfRefused.js';
import { ProviderError } from '../../../../src/errors.js';

const error = new ProviderError('no', { failure: 'rejected' });
const job = { requests: 9, isUploaded: true, hasOthers: true };

describe('a refused job', () => {
  it.each([
    ['waits for others when it is too much beside them', { isTooMuch: true }, job, 'waits'],
    [
      'is halved when it is too much by itself',
      { isTooMuch: true },
      { ...job, hasOthers: false },
      'is-halved',
    ],
    [
      'is halved when nothing of it was sent',
      { isTooMuch: true },
      { ...job, isUploaded: false },
      'is-halved',
    ],
    [
      'blames its only request when that is too much',
      { isTooMuch: true },
      { requests: 1, isUploaded: true, hasOthers: false },
      'is-returned',
    ],
    [
      'goes out again without the request to blame',
      { isTooMuch: false, requestIndex: 0 },
      job,
      'is-returned',
    ],
    ['halts its model when nobody knows why', { isTooMuch: false }, job, 'halts'],
  ] as const)('%s', (_, refusal, of, fate) => {
    expect(fateOfRefused({ error, ...refusal }, of)).toBe(fate);
  });
});
