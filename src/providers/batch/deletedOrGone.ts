import { catchError, EMPTY, ignoreElements, type Observable, throwError } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { ProviderContext } from '../context.js';

/** Deletes what stands at an address of the provider. What is not there any more needs no deletion. */
export function deletedOrGone(
  send: ProviderContext['send'],
  url: string,
  headers: Readonly<Record<string, string>>,
): Observable<never> {
  return send(
    () => ({ method: 'DELETE', url, headers, receive: () => {} }),
    () => undefined,
  ).pipe(
    ignoreElements(),
    catchError((error: unknown) =>
      ProviderError.isInstance(error) && (error.status === 404 || error.status === 410)
        ? EMPTY
        : throwError(() => error),
    ),
  );
}
