import { EMPTY, expand, map, type Observable, reduce, take } from 'rxjs';

/** One page of a list that comes in pages. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Names the page behind this one; `undefined` on the last. */
  readonly next?: string | undefined;
}

/** No API offers a hundred thousand models; one whose pages never end is broken. */
const MOST_PAGES = 100;

/**
 * The items of all pages of a list, in one emission. The pages are asked for one after the other.
 *
 * @example
 * allPages((after) => send(pageCall(after)).pipe(map(toPage)))
 */
export function allPages<Item>(
  page: (after: string | undefined) => Observable<Page<Item>>,
): Observable<readonly Item[]> {
  return page(undefined).pipe(
    expand(({ next }) => (next === undefined ? EMPTY : page(next))),
    take(MOST_PAGES),
    map(({ items }) => items),
    reduce((all: readonly Item[], items) => [...all, ...items], []),
  );
}
