import { UsageError } from '../errors.js';
import { readVerdict } from './readVerdict.js';
import type { Tables } from './tables/openTables.js';

/** What a person said of an answer. */
export interface Label {
  /** From 0 to 1; `undefined` where it says neither. */
  readonly score: number | undefined;
  readonly note: string;
}

/** Labels by a person, to be joined to the rows of a table. */
export interface Labels {
  /** Finds the label of a row. Throws a `UsageError` where the table has no column to join by. */
  joinTo(columns: readonly string[]): (cells: readonly string[]) => Label | undefined;
  /** Labels that have belonged to no row, so far. */
  readonly unmatched: number;
  /** Labels that say neither pass nor fail, and no number from 0 to 1. */
  readonly unread: number;
}

const OWN = new Set(['label', 'note']);
const ID = 'experiment_id';

/**
 * Reads labels: a column `label` (`pass`, `fail`, or a number from 0 to 1), maybe a `note`, and the columns that say which
 * rows they belong to: `experiment_id`, else all those that the table has as well. Of several labels for one row, the last
 * one counts. Holds all of them in memory.
 *
 * Rejects with a `UsageError` where there is no column `label`.
 */
export async function readLabels({ columns, batches }: Tables, name: string): Promise<Labels> {
  const labelAt = columns.indexOf('label');
  const noteAt = columns.indexOf('note');
  if (labelAt < 0) throw new UsageError(`${name} has no column 'label'; found: ${columns.join(', ')}`);
  const keys = columns.includes(ID) ? [ID] : columns.filter((column) => !OWN.has(column));
  const rows: { readonly cells: readonly string[]; readonly label: Label }[] = [];
  let unread = 0;
  for await (const batch of batches) {
    for (const { cells } of batch.rows) {
      const text = cells[labelAt] ?? '';
      if (text.trim() === '') continue;
      const { score } = readVerdict(text);
      if (score === undefined) unread += 1;
      rows.push({ cells, label: { score, note: cells[noteAt] ?? '' } });
    }
  }
  const matched = new Set<string>();
  let all = 0;

  return {
    joinTo(tableColumns) {
      const places = placesIn(tableColumns, keys);
      if (places.length === 0)
        throw new UsageError(`${name} shares no column with the results; it has: ${columns.join(', ')}`);
      const labels = new Map<string, Label>();
      for (const { cells, label } of rows)
        labels.set(
          keyOf(
            cells,
            places.map(({ key }) => columns.indexOf(key)),
          ),
          label,
        );
      all = labels.size;
      return (cells) => {
        for (const candidate of candidates(places)) {
          const key = keyOf(cells, candidate);
          const label = labels.get(key);
          if (label === undefined) continue;
          matched.add(key);
          return label;
        }
        return undefined;
      };
    },
    get unmatched() {
      return all - matched.size;
    },
    get unread() {
      return unread;
    },
  };
}

interface Place {
  readonly key: string;
  /** Where the table has it; a judge's results have the answer's own id as `input_experiment_id`. */
  readonly at: readonly number[];
}

function placesIn(columns: readonly string[], keys: readonly string[]): readonly Place[] {
  const at = (key: string) =>
    (key === ID ? [key, `input_${key}`] : [key])
      .map((name) => columns.indexOf(name))
      .filter((found) => found >= 0);
  return keys.map((key) => ({ key, at: at(key) })).filter((place) => place.at.length > 0);
}

function candidates(places: readonly Place[]): readonly (readonly number[])[] {
  const [only] = places;
  return only !== undefined && places.length === 1
    ? only.at.map((index) => [index])
    : [places.map(({ at }) => at[0] ?? -1)];
}

function keyOf(cells: readonly string[], places: readonly number[]): string {
  return places.map((place) => cells[place] ?? '').join('\u0000');
}
