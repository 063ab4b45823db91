import { EMPTY, expand, map, type Observable, reduce } from 'rxjs';

/** One page of a list that comes in pages. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Names the page behind this one; `undefined` on the last. */
  readonly next?: string | undefined;
}

/** No API offers a hundred thousand models; one whose pages never end is broken. */
const MOST_PAGES = 100;

/**
 * The items of all pages of a list, in one emission. The pages are asked for one after the other, by what the page before
 * names and by their index, from 0; `mostPages` of them at the most, 100 unless said otherwise.
 *
 * @example
 * allPages((after) => of(after === undefined ? { items: [1, 2], next: 'b' } : { items: [3] })) // emits [1, 2, 3]
 */
export function allPages<Item>(
  page: (after: string | undefined, index: number) => Observable<Page<Item>>,
  mostPages: number = MOST_PAGES,
): Observable<readonly Item[]> {
  return page(undefined, 0).pipe(
    expand(({ next }, index) =>
      next === undefined || index + 1 >= mostPages ? EMPTY : page(next, index + 1),
    ),
    map(({ items }) => items),
    reduce((all: readonly Item[], items) => [...all, ...items], []),
  );
}
