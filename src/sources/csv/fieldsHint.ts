import { lineBreaks } from '../../text/csv/lineBreaks.js';
import type { CsvRecord } from './csvRecords.js';

/** Why a row may have another number of fields than its header, where its cells show it: a part of a message. */
export function fieldsHint({ line, cells }: CsvRecord): string {
  const { lines } = lineBreaks(cells);
  const reasons = [
    ...(lines > 0
      ? [`in quotes that go on to line ${line + lines}: is one of them missing or too many?`]
      : []),
    ...(cells.some((cell) => /^\s+"/.test(cell)) ? ['a quote behind a blank is a part of its cell'] : []),
    ...(cells.some((cell) => cell.endsWith('\\')) ? ['a backslash escapes nothing: use quotes'] : []),
    ...(isQuotedBySingle(cells) ? [`cells are quoted by " and not by '`] : []),
    ...delimiterHint(cells),
  ];
  return reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
}

/** Whether a single cell holds what separates cells elsewhere: a part of a message. */
export function delimiterHint(cells: readonly string[]): readonly string[] {
  const [only = '', ...more] = cells;
  if (more.length > 0) return [];
  const [, flag] = DELIMITERS.find(([delimiter]) => only.includes(delimiter)) ?? [];
  return flag === undefined ? [] : [`is it --delimiter ${flag}?`];
}

const DELIMITERS = [
  [';', "';'"],
  ['\t', 'tab'],
  ['|', "'|'"],
  [',', "','"],
] as const;

function isQuotedBySingle(cells: readonly string[]): boolean {
  const first = cells.findIndex((cell) => cell.startsWith("'") && !cell.slice(1).endsWith("'"));
  return first >= 0 && cells.slice(first + 1).some((cell) => cell.endsWith("'"));
}
