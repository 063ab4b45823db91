import type { LiveRows } from '../../../format/block.js';
import { csvRecords } from './csvRecords.js';
import { jsonlRecords } from './jsonlRecords.js';

/** Reads the pieces of a results file that come in base64: gives the cells of the rows that are whole by now. */
export interface PieceReader {
  /** What the cells are called, as far as that is known: a CSV says so itself. */
  readonly columns: readonly string[];
  read(piece: string): string[][];
}

/** Reads the file of a run from its beginning on. A character may stand in two pieces, and so may a row. */
export function pieceReader({ columns, format }: Pick<LiveRows, 'columns' | 'format'>): PieceReader {
  const decoder = new TextDecoder();
  const text = (piece: string) => decoder.decode(bytesIn(piece), { stream: true });
  if (format === 'jsonl') {
    const records = jsonlRecords(columns);
    return { columns, read: (piece) => records(text(piece)) };
  }
  const records = csvRecords();
  let header: readonly string[] | undefined;
  return {
    get columns() {
      return header ?? columns;
    },
    read(piece) {
      const rows = records(text(piece));
      header ??= rows.shift();
      return rows;
    },
  };
}

function bytesIn(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
