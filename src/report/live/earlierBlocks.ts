import { createReadStream, statSync } from 'node:fs';
import { openTables } from '../../scores/tables/openTables.js';
import type { BlockWriter } from '../blockWriter.js';
import type { Block } from '../format/block.js';
import { reportBlocks } from '../reportBlocks.js';
import type { ReportLayout } from '../reportLayout.js';
import { rowReader } from '../reportRow.js';

export interface EarlierBlocksOptions {
  readonly layout: ReportLayout;
  readonly writer: BlockWriter;
  /** Whether rows without an answer are left out, as they are asked again. */
  readonly answeredOnly: boolean;
}

/** The rows that a results file holds when this is called, as blocks; whatever is written to it later is not among them. */
export function earlierBlocks(path: string, options: EarlierBlocksOptions): AsyncIterable<Block> {
  const { size } = statSync(path);
  return blocksOf(path, size, options);
}

async function* blocksOf(
  path: string,
  size: number,
  { layout, writer, answeredOnly }: EarlierBlocksOptions,
): AsyncGenerator<Block> {
  if (size === 0) return;
  const open = () => createReadStream(path, { end: size - 1 });
  const { columns, batches } = await openTables([{ name: path, open, canReopen: true }]);
  const statusAt = columns.indexOf('status');
  async function* kept() {
    for await (const { rows } of batches)
      yield { rows: answeredOnly ? rows.filter(({ cells }) => cells[statusAt] !== 'error') : rows };
  }
  yield* reportBlocks({ batches: kept(), read: rowReader(columns, layout), writer });
}
