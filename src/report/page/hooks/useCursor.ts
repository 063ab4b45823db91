import { useReducer, useRef } from 'preact/hooks';

/** Where one is in the page. */
export interface Cursor {
  /** The case that keys act on, by its place among those that are shown; -1 is none. */
  readonly selected: number;
  /** The case that is open. */
  readonly opened: number | undefined;
  /** Which of its answers labels are given to. */
  readonly answer: number;
}

/** The cursor, and what moves it. It has moved at once, not with the next drawing: keys may come faster than that. */
export function useCursor(): readonly [{ readonly current: Cursor }, (change: Partial<Cursor>) => void] {
  const cursor = useRef<Cursor>({ selected: -1, opened: undefined, answer: 0 });
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const move = (change: Partial<Cursor>) => {
    cursor.current = { ...cursor.current, ...change };
    redraw(undefined);
  };
  return [cursor, move];
}
