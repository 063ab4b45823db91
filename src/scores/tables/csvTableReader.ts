import { InputError } from '../../errors.js';
import { isExperimentId } from '../../prompt/experimentId.js';
import { csvColumns } from '../../sources/csv/csvColumns.js';
import { csvReader } from '../../sources/csv/csvReader.js';
import type { CsvRecord } from '../../sources/csv/csvRecords.js';
import { holdsRows } from './holdsRows.js';
import type { TableReader, TableRow, TellTorn } from './table.js';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Reads the CSV of results, also while it is still being written: what stands behind the last line end is a row only if
 * it has all its cells.
 *
 * Throws an `InputError` for a row in the middle with too few or too many cells, or with quotes that make no sense: its
 * scores would be those of another.
 */
export function csvTableReader(tellTorn: TellTorn): TableReader {
  const reader = csvReader();
  let columns: readonly string[] | undefined;
  let lastByte = LINE_FEED;
  let lastLine = 1;
  let lines = 1;
  /** What has been read since the last whole row, and a little more. */
  let recent: Uint8Array[] = [];

  const take = (record: CsvRecord, rows: TableRow[]) => {
    lastLine = record.line;
    if (columns === undefined) columns = csvColumns(record);
    else rows.push(wholeRow(record, columns.length));
  };

  return {
    get columns() {
      return columns;
    },
    write(chunk, rows) {
      lastByte = chunk.at(-1) ?? lastByte;
      lines += lineFeeds(chunk);
      recent.push(chunk);
      for (const record of reader.write(chunk)) {
        if (recent.length > 1) recent = [chunk];
        take(record, rows);
      }
    },
    end(rows) {
      const isCut = lastByte !== LINE_FEED && lastByte !== CARRIAGE_RETURN;
      try {
        let held: CsvRecord | undefined;
        for (const record of reader.end()) {
          if (held !== undefined) take(held, rows);
          held = record;
        }
        if (held === undefined) return;
        if (isCut && columns !== undefined && isTorn(held, columns)) tellTorn(held.line);
        else take(held, rows);
      } catch (error) {
        if (!InputError.isInstance(error) || columns === undefined) throw error;
        const unread = Buffer.concat(recent)
          .toString()
          .split('\n')
          .slice(lastLine - lines);
        if (holdsRows(unread, columns)) throw error;
        tellTorn(lastLine + 1);
      }
    },
  };
}

/** The last row of a file that ends without a line end. */
function isTorn({ cells, problem }: CsvRecord, columns: readonly string[]): boolean {
  if (cells.length < columns.length || problem !== undefined) return true;
  return columns.at(-1) === 'experiment_id' && !isExperimentId(cells.at(-1) ?? '');
}

function wholeRow({ line, cells, problem }: CsvRecord, width: number): TableRow {
  if (problem !== undefined) throw new InputError(problem);
  if (cells.length === width) return { line, cells };
  throw new InputError(`line ${line}: expected ${width} fields, found ${cells.length}`);
}

function lineFeeds(chunk: Uint8Array): number {
  let count = 0;
  for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}
