import type { ResultColumns } from '../../columns.js';
import { resultHeader } from '../csv/resultRow.js';
import { annotationPlaces } from './annotations.js';
import type { Revise } from './rowMatcher.js';

/** Brings the rows of a file, one after the other, to what has become of them; `undefined` is a row that is removed. */
export function revisedRow(
  columns: ResultColumns,
  jsonColumns: readonly string[],
  revise: Revise,
): (cells: readonly string[]) => readonly string[] | undefined {
  const header = resultHeader(columns, jsonColumns);
  const [id, status] = [header.indexOf('experiment_id'), header.indexOf('status')];
  const annotated = annotationPlaces(columns);

  return (cells) => {
    const revision = revise(cells[id] ?? '', cells[status] === 'error');
    if (revision === undefined) return undefined;
    const { annotations, experimentId } = revision;
    if (annotations === undefined && experimentId === undefined) return cells;
    const changed = [...cells];
    for (const [index, place] of annotated.entries())
      changed[place] = annotations?.[index] ?? changed[place] ?? '';
    if (experimentId !== undefined) changed[id] = experimentId;
    return changed;
  };
}
