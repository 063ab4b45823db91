import { plainCsv } from '../../../sinks/csv/csvDialect.js';
import { csvFormat } from '../../../sinks/csv/csvFormat.js';
import { excelCsv } from '../../../sinks/csv/excelCsv.js';
import { jsonlFormat } from '../../../sinks/jsonl/jsonlFormat.js';
import type { ResultFormat } from '../../../sinks/resultFormat.js';
import { terminalCell } from '../../../text/terminalCell.js';
import { isJsonl } from '../isJsonl.js';
import type { RunFlags } from './runFlags.js';

type FormatFlags = Pick<RunFlags, 'format' | 'output'>;

/** Whether results are written as JSON Lines: as `--format` says, else the ending of the output. */
export function writesJsonl({ format, output }: FormatFlags): boolean {
  return format === undefined ? output !== undefined && isJsonl(output) : format === 'jsonl';
}

/**
 * How results are written.
 *
 * @param isTerminal Whether it is a terminal that they are written to, which no cell may control. Default `false`.
 */
export function outputFormat(
  flags: FormatFlags & Pick<RunFlags, 'excel'>,
  { isTerminal = false }: { readonly isTerminal?: boolean } = {},
): ResultFormat {
  const cell = isTerminal ? { cell: terminalCell } : {};
  if (writesJsonl(flags)) return jsonlFormat(cell);
  return csvFormat({ ...(flags.excel ? excelCsv : plainCsv), ...cell });
}
