import type { ResultColumns } from '../../../columns.js';
import { OutputError, RowError, UsageError } from '../../../errors.js';
import type { Experiment } from '../../../experiment.js';
import type { JsonValue } from '../../../json.js';
import { outputPath } from '../../../paths/outputPath.js';
import { isTemplatedPath } from '../../../paths/pathTemplate.js';
import type { LiveReport } from '../../../report/live/openLiveReport.js';
import { type CsvDialect, plainCsv } from '../../../sinks/csv/csvDialect.js';
import { csvWriter } from '../../../sinks/csv/csvWriter.js';
import { excelCsv } from '../../../sinks/csv/excelCsv.js';
import { flattenedCsv } from '../../../sinks/csv/flattenedCsv.js';
import { terminalCell } from '../../../sinks/csv/terminalCell.js';
import { type CellLength, watchLength } from '../../../sinks/csv/watchLength.js';
import { keepOpen } from '../../../sinks/files/keepOpen.js';
import { outputKind } from '../../../sinks/files/outputKind.js';
import { inInputOrder } from '../../../sinks/inInputOrder.js';
import { type ResultFiles, type ResultFilesOptions, resultFiles } from '../../../sinks/resultFiles.js';
import type { ResultSink } from '../../../sinks/sink.js';
import type { CliIo } from '../../cliIo.js';
import { checkApart } from '../checks/checkFilesApart.js';
import type { RunFlags } from '../flags/runFlags.js';
import { isReadOnce } from '../input/isReadOnce.js';
import { selectsRows } from '../input/otherRows.js';
import { schemaColumns } from './schemaColumns.js';

/** Where the results of a run go, and what was there before. */
export interface Output {
  /** The report that is looked at meanwhile. */
  readonly live?: LiveReport | undefined;
  readonly columns: ResultColumns;
  readonly sink: ResultSink;
  /** Columns of JSON that came when the header had left. */
  readonly lateColumns: ReadonlySet<string>;
  /** The files among it; `undefined` for stdout. */
  readonly files?: ResultFiles | undefined;
  /** Whether all of the input is read, so that it is known which results belong to no row of it. */
  readonly readsWhole: boolean;
  /** The longest cell that was written for spreadsheets. */
  readonly cells: CellLength;
}

/** Throws a `UsageError` for an output that must not be touched. Changes nothing. */
export function checkOutput({ output, overwrite, resume }: RunFlags): void {
  if (output === undefined || isTemplatedPath(output) || outputKind(output) !== 'file') return;
  if (!overwrite && !resume) {
    throw new UsageError(
      `${output} exists already: use --resume to keep what it holds and run the rest, or --overwrite to replace it`,
    );
  }
}

/** Nothing is opened before the first row is claimed. */
export function openOutput(
  flags: RunFlags,
  columns: ResultColumns,
  stdout: CliIo['stdout'],
  others: ResultFilesOptions['others'],
  schema?: JsonValue,
): Output {
  const lateColumns = new Set<string>();
  const cells = { longest: 0 };
  const dialect = flags.excel ? watchLength(excelCsv, cells) : plainCsv;
  const jsonColumns = flags.flatten ? schemaColumns(schema, columns, dialect) : undefined;
  const look = { columns, jsonColumns, lateColumns, others, dialect };
  const files = flags.output === undefined ? undefined : filesOf(flags, flags.output, look);
  const sink = files ?? stdoutSink(flags, stdout, look);
  const readsWhole = !(selectsRows(flags) && isReadOnce(flags.experiments));
  return { columns, sink: flags.ordered ? inInputOrder(sink) : sink, files, lateColumns, readsWhole, cells };
}

interface Look {
  readonly columns: ResultColumns;
  /** Those that the schema of the answers comes to, if there is one. */
  readonly jsonColumns: readonly string[] | undefined;
  readonly dialect: CsvDialect;
  readonly lateColumns: Set<string>;
  readonly others: ResultFilesOptions['others'];
}

function filesOf(flags: RunFlags, output: string, look: Look): ResultFiles {
  return resultFiles({
    ...look,
    pathOf: pathOfRow(output, flags),
    existing: flags.resume ? 'resume' : flags.overwrite ? 'replace' : 'refuse',
    retryErrors: flags['retry-errors'],
    flatten: flags.flatten,
  });
}

function stdoutSink({ flatten }: RunFlags, stdout: CliIo['stdout'], look: Look): ResultSink {
  const dialect = stdout.isTTY ? { ...look.dialect, cell: terminalCell } : look.dialect;
  const options = { ...look, dialect, name: 'stdout' };
  return flatten && look.jsonColumns === undefined
    ? flattenedCsv(() => keepOpen(stdout), options)
    : csvWriter(() => keepOpen(stdout), options);
}

/** A row whose result has no place to go must not be paid for: that ends the run. */
function pathOfRow(output: string, flags: RunFlags): (experiment: Experiment) => string {
  if (!isTemplatedPath(output)) return () => output;
  const pathOf = outputPath(output);
  const checked = new Set<string>();
  return (experiment) => {
    try {
      const path = pathOf(experiment);
      if (!checked.has(path)) checkApart(path, flags);
      checked.add(path);
      return path;
    } catch (error) {
      if (!RowError.isInstance(error)) throw error;
      throw new OutputError(`row ${experiment.rowNumber}: ${error.message}`, { cause: error });
    }
  };
}
