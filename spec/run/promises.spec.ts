import { lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Provider } from '../../src/providers/provider.js';
import { runExperiments } from '../../src/runExperiments.js';
import { experimentsOf, rows } from './support/rows.js';

/** As JavaScript may hand them over, where no compiler has looked. */
function untyped(complete: unknown): Provider {
  return Object.assign(Object.create(null), { complete });
}

describe('a provider of the providers map', () => {
  it.each([
    { form: 'a promise', complete: async () => ({ output: 'yes' }) },
    { form: 'a completion', complete: () => ({ output: 'yes' }) },
    {
      form: 'an async generator',
      async *complete() {
        yield { output: 'yes' };
      },
    },
  ])('may answer with $form', async ({ complete }) => {
    const { results } = runExperiments({
      experiments: experimentsOf(rows('a', 2)),
      prompt: '{{n}}',
      providers: { a: untyped(complete) },
    });

    expect(await lastValueFrom(results.pipe(toArray()))).toMatchObject([
      { output: 'yes' },
      { output: 'yes' },
    ]);
  });

  it.each([
    {
      form: 'a promise that rejects',
      complete: () => Promise.reject(new Error('no luck')),
      said: 'a failed: no luck',
    },
    { form: 'nothing', complete: () => undefined, said: 'something that is no completion' },
    { form: 'a text', complete: () => 'yes', said: 'something that is no completion' },
  ])('fails its row, not the run, with $form', async ({ complete, said }) => {
    const { results } = runExperiments({
      experiments: experimentsOf(rows('a', 1)),
      prompt: '{{n}}',
      providers: { a: untyped(complete) },
    });

    expect(await lastValueFrom(results)).toMatchObject({
      status: 'error',
      errorMessage: expect.stringContaining(said),
    });
  });
});
