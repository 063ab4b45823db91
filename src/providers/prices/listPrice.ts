import { type Observable, of } from 'rxjs';
import type { Provider, TokenPrice } from '../provider.js';
import { priceOf } from './price.js';
import type { Tariff } from './tokenCost.js';

/**
 * What a provider's calls cost by the public price list, see `priceOf`.
 *
 * @param priceListName The provider as rows call it; `undefined` for a server that is not its own: then no price is known.
 * @param tariff What is paid of the list price. Default: all of it.
 */
export function listPrice(
  priceListName: string | undefined,
  now: () => number,
  tariff?: Tariff,
): NonNullable<Provider['price']> {
  return ({ model, parameters }): Observable<TokenPrice | undefined> => {
    if (priceListName === undefined) return of(undefined);
    const atMs = now();
    const uncached = { cachedTokens: 0, cacheWriteTokens: 0 };
    const cost = (inputTokens: number, outputTokens: number) =>
      priceOf(
        { provider: priceListName, model, parameters, inputTokens, outputTokens, ...uncached },
        atMs,
        tariff,
      );
    const isKnown = cost(1, 1) !== undefined;
    return of(isKnown ? (input, output) => cost(input, output) ?? 0 : undefined);
  };
}
