import type { ResultFormat } from '../resultFormat.js';
import { type CsvDialect, plainCsv, rowsIn, rowText } from './csvDialect.js';
import { csvResultRecords } from './csvResultRecords.js';
import { excelCsv } from './excelCsv.js';

const END_OF_A_ROW = /,"?\d+"?,"?r?[0-9a-f]{16}"?\r?\n/;
const ID_IN_A_ROW = /,"?\d+"?,"?r?[0-9a-f]{16}"?,/g;

/**
 * Results as CSV (RFC 4180): a header, and a row for each result.
 *
 * @param dialect How cells become text. Default: UTF-8 without a byte order mark, LF, cells as they are; `excelCsv` is
 *   the one for spreadsheet programs.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 *
 * @example
 * resultFiles({ pathOf: () => 'results.csv', columns, format: csvFormat(excelCsv) })
 */
export function csvFormat(dialect: CsvDialect = plainCsv): ResultFormat {
  return {
    lineEnd: dialect.lineEnd,
    cell: dialect.cell,
    head: (header) => dialect.start + rowText(dialect, header),
    rows: () => rowsIn(dialect),
    like: (form) => csvFormat({ ...dialect, ...form }),
    records: csvResultRecords,
    headBytes: (header) => Math.max(...headsOf(header).map(({ length }) => length)) - 1,
    isTornHead: (content, header) =>
      headsOf(header).some(
        (head) => content.length < head.length && head.subarray(0, content.length).equals(content),
      ),
    needsLineEnd: true,
    hidesRows: (tail, endsWithText) =>
      endsWithText ? [...tail.matchAll(ID_IN_A_ROW)].length > 1 : END_OF_A_ROW.test(tail),
  };
}

/** In one dialect or the other: the run that left it may have had other flags. */
function headsOf(header: readonly string[]): readonly Buffer[] {
  return [plainCsv, excelCsv].map((each) => Buffer.from(each.start + rowText(each, header)));
}
