import { describe, expect, it, vi } from 'vitest';
import { InputError, OutputError, ProviderError, RowError, UsageError } from '../src/errors.js';

const here = { InputError, OutputError, ProviderError, RowError, UsageError };

/** Another copy of the same module, such as the one that a provider module brings along. */
async function anotherCopy(): Promise<typeof here> {
  vi.resetModules();
  return import('../src/errors.js');
}

const KINDS = {
  ProviderError: ['ProviderError'],
  UsageError: ['UsageError'],
  InputError: ['InputError', 'UsageError'],
  OutputError: ['OutputError', 'UsageError'],
  RowError: ['RowError'],
} as const;

type Kind = keyof typeof KINDS;

const KIND_NAMES = Object.keys(KINDS) as Kind[];

function made(kind: Kind, from: typeof here): Error {
  if (kind === 'ProviderError') return new from.ProviderError('no', { failure: 'rejected' });
  return new from[kind]('no');
}

describe('isInstance', () => {
  it.each(KIND_NAMES)('knows a %s of this copy of the package and of another', async (kind) => {
    const there = await anotherCopy();
    for (const error of [made(kind, here), made(kind, there)]) {
      const knownAs = KIND_NAMES.filter((each) => here[each].isInstance(error));
      expect(knownAs.toSorted()).toEqual(KINDS[kind].toSorted());
    }
    expect(made(kind, there)).not.toBeInstanceOf(here[kind]);
  });

  it('knows the class of an error that is derived from one of ours', () => {
    class QuotaError extends here.ProviderError {}
    expect(here.ProviderError.isInstance(new QuotaError('no', { failure: 'exhausted' }))).toBe(true);
  });

  it.each([
    undefined,
    null,
    'ProviderError',
    new Error('no'),
    { name: 'ProviderError', failure: 'rejected' },
  ])('does not take %s for one of ours', (value) => {
    expect(KIND_NAMES.filter((kind) => here[kind].isInstance(value))).toEqual([]);
  });

  it('does not take an error for a ProviderError whose failure class nobody knows', () => {
    const error = Object.assign(new here.ProviderError('no', { failure: 'rejected' }), {
      failure: 'sulking',
    });
    expect(here.ProviderError.isInstance(error)).toBe(false);
  });
});
