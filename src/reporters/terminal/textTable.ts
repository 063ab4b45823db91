import { column, cut, widthOf } from './fitted.js';

/** A column of a table. The first one is aligned to the left, and cut where the table has no room. */
export interface TableColumn {
  readonly title: string;
  readonly cells: readonly string[];
  /** Where there is no room, columns are left out, those of the highest number first; one of `0`, the default, stays. */
  readonly expendable?: number;
}

/** What is left of the names before a column is given up for them. */
const LEAST_NAME = 22;

/** A table as lines of at most `width` columns. Columns without any content are left out. */
export function textTable(columns: readonly TableColumn[], width: number): readonly string[] {
  const [names, ...figures] = columns.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (names === undefined) return [];
  const needed = Math.min(LEAST_NAME, widthIn(names));
  const { shown, gap } = fitting(figures, width - needed);
  const room = Math.min(Math.max(1, width - widthOfAll(shown, gap)), widthIn(names));
  const line = (name: string, texts: readonly string[]) =>
    [column(name, room), ...texts.map((text, index) => column(text, widthIn(shown[index]), 'right'))]
      .join(' '.repeat(gap))
      .trimEnd();
  const titles = shown.map(({ title }) => title);
  const rows = names.cells.map((name, row) => {
    const texts = shown.map(({ cells }) => cells[row] ?? '');
    return line(middleCut(name, room), texts);
  });
  return [line(names.title, titles), ...rows];
}

/** As many columns as have room, with as much between them. */
function fitting(
  figures: readonly TableColumn[],
  width: number,
): { readonly shown: readonly TableColumn[]; readonly gap: number } {
  if (widthOfAll(figures, 2) <= width) return { shown: figures, gap: 2 };
  const most = Math.max(0, ...figures.map(({ expendable = 0 }) => expendable));
  if (widthOfAll(figures, 1) <= width || most === 0) return { shown: figures, gap: 1 };
  return fitting(
    figures.filter(({ expendable = 0 }) => expendable < most),
    width,
  );
}

function widthOfAll(figures: readonly TableColumn[], gap: number): number {
  return figures.reduce((sum, figure) => sum + gap + widthIn(figure), 0);
}

function widthIn(figure: TableColumn | undefined): number {
  return figure === undefined ? 0 : Math.max(widthOf(figure.title), ...figure.cells.map(widthOf));
}

/** Names of models differ at their ends as often as at their beginnings. */
function middleCut(name: string, room: number): string {
  if (widthOf(name) <= room) return name;
  const head = cut(name, Math.ceil(room / 2));
  const characters = [...name];
  let tail = '';
  while (widthOf(`${head}${characters.at(-1)}${tail}`) <= room) tail = `${characters.pop()}${tail}`;
  return `${head}${tail}`;
}
