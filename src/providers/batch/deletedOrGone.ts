import { catchError, EMPTY, ignoreElements, type Observable, throwError } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { ProviderContext } from '../context.js';

const GONE: readonly number[] = [404, 410];

/**
 * Deletes what stands at an address of the provider. What is not there any more needs no deletion.
 *
 * @param fine Statuses that are as good as a deletion. Default 404 and 410.
 */
export function deletedOrGone(
  send: ProviderContext['send'],
  url: string,
  headers: Readonly<Record<string, string>>,
  fine: readonly number[] = GONE,
): Observable<never> {
  return send(
    () => ({ method: 'DELETE', url, headers, receive: () => {} }),
    () => undefined,
  ).pipe(
    ignoreElements(),
    catchError((error: unknown) =>
      ProviderError.isInstance(error) && error.status !== undefined && fine.includes(error.status)
        ? EMPTY
        : throwError(() => error),
    ),
  );
}
