import { BlockWriter } from '../../../src/report/blockWriter.js';
import { Rows } from '../../../src/report/page/data/rows.js';
import type { ReportRow } from '../../../src/report/reportRow.js';
import { reportRow } from './rows.js';

/** The rows as the page has them, those of a baseline file behind the others. */
export function pageRows(
  changes: readonly Partial<ReportRow>[],
  old: readonly Partial<ReportRow>[] = [],
): Rows {
  const writer = new BlockWriter();
  const rows = new Rows();
  rows.add(writer.block(changes.map(reportRow)).facts, 0);
  if (old.length > 0) rows.add(writer.block(old.map(reportRow), true).facts, 1);
  return rows;
}
