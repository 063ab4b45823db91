import { fromRecords } from '../../../src/sources/fromRecords.js';

type Row = Readonly<Record<string, string>>;

/** `count` rows of one provider; with the prompt of `watchRun` they ask `a1`, `a2`, ... */
export function rows(provider: string, count: number, columns: Row = {}): readonly Row[] {
  return Array.from({ length: count }, (_, index) => ({
    provider,
    model: 'm',
    n: String(index + 1),
    ...columns,
  }));
}

/** Row by row in turn: a1, b1, a2, b2, ... */
export function alternating(...lists: readonly (readonly Row[])[]): readonly Row[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}

export function experimentsOf(...lists: readonly (readonly Row[])[]) {
  return fromRecords(lists.flat());
}
