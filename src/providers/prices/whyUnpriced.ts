import {
  catchError,
  concat,
  concatMap,
  defaultIfEmpty,
  defer,
  filter,
  map,
  type Observable,
  of,
  take,
} from 'rxjs';
import type { CompletionRequest, Provider } from '../provider.js';

type Priced = Pick<CompletionRequest, 'model' | 'parameters'>;

/**
 * Why nobody knows what a call costs that has no price, in words for a person. Emits once, and asks the provider for the
 * price of the same call with fewer parameters to find out.
 *
 * @example
 * whyUnpriced({}, { model: 'llama3.2', parameters: {} }) // 'a local server or a BASE_URL of your own has none'
 */
export function whyUnpriced(provider: Pick<Provider, 'price'>, request: Priced): Observable<string> {
  if (provider.price === undefined) return of('a local server or a BASE_URL of your own has none');
  const { model, parameters = {} } = request;
  const hasPrice = (some: Priced['parameters']) =>
    defer(() => provider.price?.({ model, parameters: some }) ?? of(undefined)).pipe(
      defaultIfEmpty(undefined),
      map((price) => price !== undefined),
    );
  const changesIt = Object.entries(parameters).map(([name, value]) =>
    hasPrice({ [name]: value }).pipe(
      filter((isPriced) => !isPriced),
      map(() => name),
    ),
  );
  return hasPrice({}).pipe(
    concatMap((isListed) => {
      if (!isListed) return of('no price of it is listed');
      return concat(...changesIt, of(Object.keys(parameters).join(', '))).pipe(
        take(1),
        map((name) => `no price with ${name} is listed`),
      );
    }),
    catchError(() => of('its prices cannot be read')),
  );
}
