import type { TableRow } from '../scores/tables/table.js';
import type { BlockWriter } from './blockWriter.js';
import type { Block } from './format/block.js';
import type { ReportRow } from './reportRow.js';

/** Rows of a block, and what their texts may have together, in characters: what is looked at is unpacked as a whole. */
const MOST_ROWS = 512;
const MOST_CHARACTERS = 1_000_000;

export interface ReportBlocksOptions {
  readonly batches: AsyncIterable<{ readonly rows: readonly TableRow[] }>;
  readonly read: (cells: readonly string[]) => ReportRow;
  readonly writer: BlockWriter;
  /** Default `false`. */
  readonly isBaseline?: boolean | undefined;
}

/** The rows of a table in blocks, as they are read. */
export async function* reportBlocks(options: ReportBlocksOptions): AsyncGenerator<Block> {
  const { batches, read, writer, isBaseline = false } = options;
  let rows: ReportRow[] = [];
  let characters = 0;
  const take = () => {
    const block = writer.block(rows, isBaseline);
    rows = [];
    characters = 0;
    return block;
  };
  for await (const batch of batches) {
    for (const { cells } of batch.rows) {
      const row = read(cells);
      rows.push(row);
      characters += row.answer.length + row.note.length + row.caseKey.length;
      if (rows.length >= MOST_ROWS || characters >= MOST_CHARACTERS) yield take();
    }
  }
  if (rows.length > 0) yield take();
}
