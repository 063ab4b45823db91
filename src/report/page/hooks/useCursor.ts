import { useReducer, useRef } from 'preact/hooks';

/** Where one is in the page. */
export interface Cursor {
  /** The case that keys act on, which stays the same when others come and go; `undefined` is none. */
  readonly selected: number | undefined;
  /** Its place among those that were shown, where one goes on if it is no longer shown. */
  readonly place: number;
  /** Whether it is open. */
  readonly isOpen: boolean;
  /** Which of its answers labels are given to. */
  readonly answer: number;
}

const NOWHERE: Cursor = { selected: undefined, place: 0, isOpen: false, answer: 0 };

/** How the cursor is moved. */
export interface CursorMoves {
  change(change: Partial<Cursor>): void;
  /** To the next case (1) or the one before (-1) among those that are shown. */
  step(cases: Uint32Array, by: 1 | -1): void;
  /** Away from all cases. */
  leave(): void;
}

/** The cursor, and what moves it. It has moved at once, not with the next drawing: keys may come faster than that. */
export function useCursor(): readonly [{ readonly current: Cursor }, CursorMoves] {
  const cursor = useRef<Cursor>(NOWHERE);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const change = (change: Partial<Cursor>) => {
    cursor.current = { ...cursor.current, ...change };
    redraw(undefined);
  };
  const step = (cases: Uint32Array, by: 1 | -1) => {
    const { selected, place } = cursor.current;
    const found = selected === undefined ? -1 : cases.indexOf(selected);
    const wanted = found >= 0 ? found + by : by > 0 ? place : place - 1;
    const next = Math.max(0, Math.min(cases.length - 1, wanted));
    if (cases.length > 0) change({ selected: cases[next], place: next, answer: 0 });
  };
  return [cursor, { change, step, leave: () => change(NOWHERE) }];
}
