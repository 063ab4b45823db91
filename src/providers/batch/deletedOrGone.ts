import { catchError, EMPTY, ignoreElements, type Observable, throwError } from 'rxjs';
import { ProviderError } from '../../errors.js';

/** A deletion. What is not there any more needs none. */
export function deletedOrGone(deletion: Observable<unknown>): Observable<never> {
  return deletion.pipe(
    ignoreElements(),
    catchError((error: unknown) =>
      ProviderError.isInstance(error) && (error.status === 404 || error.status === 410)
        ? EMPTY
        : throwError(() => error),
    ),
  );
}
