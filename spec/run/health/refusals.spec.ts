import { describe, expect, it } from 'vitest';
import { ProviderError, type ProviderErrorOptions } from '../../../src/errors.js';
import { Refusals } from '../../../src/run/health/refusals.js';

const refusal = (message: string, facts: Partial<ProviderErrorOptions> = {}) =>
  new ProviderError(message, { failure: 'rejected', ...facts });

/** What it says of each of so many rows that are refused like this. */
function verdicts(errorAt: (row: number) => ProviderError, rows = 11, refusals = new Refusals()): boolean[] {
  return Array.from({ length: rows }, (_, row) => refusals.refused(row, errorAt(row)));
}

const TENTH = [...Array(9).fill(false), true, true];

describe('Refusals', () => {
  it.each([
    { of: 'one text', errorAt: () => refusal('temperature is too hot') },
    { of: 'a request id', errorAt: (row: number) => refusal(`No. (req_0123456789${row})`) },
    { of: 'a short id', errorAt: (row: number) => refusal(`No. (id-0123456${row + 10})`) },
    { of: 'a time of day', errorAt: (row: number) => refusal(`No, at ${row}:${10 + row}.`) },
    { of: 'a parameter', errorAt: (row: number) => refusal(`${row} is no top_k`, { parameter: 'top_k' }) },
    {
      of: 'a model that is not there',
      errorAt: (row: number) => refusal(`no m${row}`, { failure: 'no-such-model' }),
    },
  ])('says after ten rows that the next one will be refused, too: $of', ({ errorAt }) => {
    expect(verdicts(errorAt)).toEqual(TENTH);
  });

  it.each([
    { of: 'words that differ', errorAt: (row: number) => refusal(`No ${row} today`) },
    { of: 'long words without a digit', errorAt: (row: number) => refusal(`No ${'x'.repeat(12 + row)}`) },
    { of: 'short words with one', errorAt: (row: number) => refusal(`No id-012345${row + 10}`) },
    { of: 'parameters that differ', errorAt: (row: number) => refusal('No', { parameter: `p${row}` }) },
    { of: 'the text of each row', errorAt: () => refusal('too long', { aboutRow: true }) },
  ])('says nothing of refusals for $of', ({ errorAt }) => {
    expect(verdicts(errorAt)).toEqual(Array(11).fill(false));
  });

  it('counts rows, and not how often they are refused', () => {
    const refusals = new Refusals();
    const verdict = Array.from({ length: 30 }, (_, attempt) => refusals.refused(attempt % 9, refusal('no')));

    expect(verdict).not.toContain(true);
  });

  it('begins anew behind an answer, and behind another refusal', () => {
    const refusals = new Refusals();
    expect(verdicts(() => refusal('no'), 9, refusals)).not.toContain(true);
    refusals.answered();
    expect(verdicts(() => refusal('no'), 9, refusals)).not.toContain(true);
    expect(refusals.refused(9, refusal('another'))).toBe(false);
    expect(verdicts(() => refusal('no'), 9, refusals)).not.toContain(true);
  });

  it('believes no more that a model is not there once it has answered', () => {
    const refusals = new Refusals();
    refusals.answered();

    expect(verdicts(() => refusal('no', { failure: 'no-such-model' }), 11, refusals)).not.toContain(true);
    expect(verdicts(() => refusal('no'), 11, refusals)).toEqual(TENTH);
  });
});
