import { map, type Observable } from 'rxjs';
import { allPages, type Page } from '../models/allPages.js';
import type { BatchState } from './batchApi.js';

/** A list whose pages never end is broken. */
const MOST_PAGES = 20;

/**
 * The jobs of a list that begins with the newest, as far as the page that ends with one made before `sinceMs`, in
 * milliseconds since 1970.
 *
 * @example
 * jobsSince(Date.now() - 3_600_000, (after) => of({ items: [], next: after === undefined ? 'b' : undefined }))
 */
export function jobsSince(
  sinceMs: number,
  page: (after: string | undefined, index: number) => Observable<Page<BatchState>>,
): Observable<readonly BatchState[]> {
  return allPages(
    (after, index) =>
      page(after, index).pipe(
        map(({ items, next }) => ({
          items,
          next: (items.at(-1)?.createdAtMs ?? Number.POSITIVE_INFINITY) < sinceMs ? undefined : next,
        })),
      ),
    MOST_PAGES,
  );
}
