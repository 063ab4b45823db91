import { useEffect, useState } from 'preact/hooks';
import type { Report } from '../data/report.js';
import { search } from '../data/search.js';

/** Milliseconds without a key before the texts are searched. */
const TYPING_MS = 120;
/** Milliseconds between two drawings meanwhile: each takes some from the search. */
const REDRAW_MS = 250;

/** What a search has found so far. */
export interface Found {
  /** Rows that hold the text, as far as has been searched; `undefined` where nothing is searched for. */
  readonly rows: ReadonlySet<number> | undefined;
  /** Share of the rows that has been searched, from 0 to 1. */
  readonly progress: number;
}

const NOTHING_WANTED: Found = { rows: undefined, progress: 1 };

/** Rows whose texts hold `wanted`; hits are there as they come. */
export function useSearch(report: Report, wanted: string, version: number): Found {
  const [found, setFound] = useState<Found>(NOTHING_WANTED);
  useEffect(() => {
    if (wanted === '') {
      setFound(NOTHING_WANTED);
      return;
    }
    const stop = new AbortController();
    const start = setTimeout(() => {
      const rows = new Set<number>();
      const firstRows = firstRowOfBlocks(report);
      let drawnAt = 0;
      /** The same as long as nothing was found. */
      let drawn: ReadonlySet<number> = new Set();
      search(report.texts, wanted, stop.signal, (block, slots) => {
        for (const slot of slots) rows.add((firstRows[block] ?? 0) + slot);
        const isLast = block === report.texts.count - 1;
        if (!isLast && performance.now() - drawnAt < REDRAW_MS) return;
        drawnAt = performance.now();
        if (rows.size > drawn.size) drawn = new Set(rows);
        setFound({ rows: drawn, progress: (block + 1) / report.texts.count });
      });
    }, TYPING_MS);
    return () => {
      clearTimeout(start);
      stop.abort();
    };
  }, [report, wanted, report.state === 'reading' ? version : report.texts.count]);
  return wanted === '' ? NOTHING_WANTED : found;
}

function firstRowOfBlocks({ rows }: Report): readonly number[] {
  const firsts: number[] = [];
  for (let row = 0; row < rows.count; row += 1) firsts[rows.block.at(row)] ??= row;
  return firsts;
}
