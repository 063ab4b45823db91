import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { openTables, type Tables } from '../scores/tables/openTables.js';
import type { TableSource } from '../scores/tables/table.js';
import { VERSION } from '../version.js';
import { BlockWriter } from './blockWriter.js';
import type { Block, ReportInfo } from './format/block.js';
import { pageFiles } from './pageFiles.js';
import { reportBlocks } from './reportBlocks.js';
import { reportHtml } from './reportHtml.js';
import { type ReportLayout, reportLayout } from './reportLayout.js';
import { rowReader } from './reportRow.js';
import { secretHash } from './secretHash.js';
import { timelineFrom } from './timelineFrom.js';

/** What a report is made of. */
export interface ReportOptions {
  /** Results, read as one table. */
  readonly results: readonly TableSource[];
  /** Results of an earlier run, which each model or prompt is compared to. */
  readonly baseline?: TableSource | undefined;
  /** Path of the run's event file. */
  readonly events?: string | undefined;
  /** What is compared side by side: `model`, `prompt` or a column. Default `model`. */
  readonly by?: string | undefined;
  /** Columns that are left out. Default none. */
  readonly omit?: readonly string[] | undefined;
  /** Told of rows that are left out because they are not whole. Default: nobody. */
  readonly tell?: ((line: string) => void) | undefined;
  /** Told at the end how many rows of the results the report holds. Default: nobody. */
  readonly tellRows?: ((rows: number) => void) | undefined;
}

/**
 * A report as pieces of one HTML file that needs nothing else. Rows pass through; what is kept of them are names of
 * series and kinds of errors.
 *
 * Rejects with an `InputError` for results that cannot be read, and with a `UsageError` for a column there is none of.
 *
 * @example
 * const results = tableSources(['results.csv'], process.stdin);
 * for await (const piece of writeReport({ results })) process.stdout.write(piece);
 */
export async function* writeReport(options: ReportOptions): AsyncGenerator<string> {
  const { results, baseline, events, tell, tellRows } = options;
  const tables = await openTables(results, { tell });
  let rows = 0;
  const old = baseline && (await openTables([baseline], { tell }));
  const layout = reportLayout(tables.columns, { ...options, jsonColumns: tables.jsonColumns });
  const lines = events === undefined ? undefined : createInterface({ input: createReadStream(events) });
  const info = reportInfo(layout, {
    title: results.map(({ name }) => basename(name)).join(', '),
    hasBaselineFile: old !== undefined,
    timeline: lines && (await timelineFrom(lines)),
  });
  yield* reportHtml(info, allBlocks(layout, { ...tables, batches: counted() }, old), pageFiles());
  tellRows?.(rows);

  async function* counted() {
    for await (const batch of tables.batches) {
      rows += batch.rows.length;
      yield batch;
    }
  }
}

/** What the page is told of a report, beside its rows. */
export function reportInfo(
  { by, variables, omitted }: ReportLayout,
  rest: Pick<ReportInfo, 'title' | 'hasBaselineFile' | 'timeline' | 'live'>,
): ReportInfo {
  const key = createHash('sha256')
    .update(JSON.stringify([rest.title, by, variables]))
    .digest('hex')
    .slice(0, 16);
  return { ...rest, key, by, variables, omitted, version: VERSION };
}

async function* allBlocks(
  layout: ReportLayout,
  tables: Tables,
  old: Tables | undefined,
): AsyncGenerator<Block> {
  // A column that is left out tells cases apart nevertheless, but not by what stands in it.
  const writer = new BlockWriter(layout.omitted.length > 0 ? secretHash() : undefined);
  yield* reportBlocks({ batches: tables.batches, read: rowReader(tables.columns, layout), writer });
  if (old === undefined) return;
  yield* reportBlocks({
    batches: old.batches,
    read: rowReader(old.columns, layout),
    writer,
    isBaseline: true,
  });
}
