import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { listModels } from '../../src/providers/listModels.js';
import type { Provider } from '../../src/providers/provider.js';
import { marbles } from '../support/marbles.js';

const registry = (providers: Record<string, Partial<Provider>>) =>
  Object.assign((name: string) => providers[name] as Provider | undefined, { known: Object.keys(providers) });

describe('listModels', () => {
  it(
    'sorts the models by name',
    marbles((m) => {
      const models = [{ id: 'b' }, { id: 'a', contextWindow: 5 }, { id: 'a-1' }, { id: 'B' }, { id: 'a' }];
      const offered = m.cold('--(o|)', { o: models });
      const expected = '      --(s|)';
      const sorted = [{ id: 'B' }, { id: 'a', contextWindow: 5 }, { id: 'a' }, { id: 'a-1' }, { id: 'b' }];

      const result = listModels(' Mine ', { providers: registry({ mine: { models: () => offered } }) });
      m.expect(result).toBeObservable(expected, { s: sorted });
    }),
  );

  it(
    'gives up on a list that does not come',
    marbles((m) => {
      const offered = m.cold('-');
      const providers = registry({ mine: { models: () => offered } });
      const late = Object.assign(new Error('mine did not list its models within 0.005 s'), {
        name: 'ProviderError',
      });

      m.expect(listModels('mine', { providers, timeoutMs: 5 })).toBeObservable('-----#', undefined, late);
      m.expect(offered).toHaveSubscriptions('^----!');
    }),
  );

  it(
    'says where it looked for a list that does not come',
    marbles((m) => {
      const providers = registry({ mine: { models: () => m.cold('-'), address: 'http://localhost:1/v1' } });
      const late = Object.assign(
        new Error('mine at http://localhost:1/v1 did not list its models within 0.005 s'),
        { name: 'ProviderError' },
      );

      m.expect(listModels('mine', { providers, timeoutMs: 5 })).toBeObservable('-----#', undefined, late);
    }),
  );

  it.each([
    {
      provider: {
        unconfigured: 'Set MINE_API_KEY',
        models: () => Promise.reject(new Error('asked')) as never,
      },
      failure: 'unconfigured',
      message: 'mine: Set MINE_API_KEY',
    },
    { provider: {}, failure: 'rejected', message: 'mine does not say which models it offers' },
  ])('says "$message"', async ({ provider, failure, message }) => {
    const list = lastValueFrom(listModels('mine', { providers: registry({ mine: provider }) }));
    await expect(list).rejects.toMatchObject({ name: 'ProviderError', failure, message });
  });

  it('names the providers that it knows', async () => {
    const list = lastValueFrom(listModels('yours', { providers: registry({ mine: {}, mock: {} }) }));
    await expect(list).rejects.toStrictEqual(
      new UsageError("Unknown provider 'yours'; known providers: mine, mock"),
    );
  });

  it('finds the providers of the environment by itself', async () => {
    expect(await lastValueFrom(listModels('mock'))).toStrictEqual([{ id: 'mock' }]);
  });
});
