import type { ResultColumns } from '../../../columns.js';
import { OutputError, RowError, UsageError } from '../../../errors.js';
import type { Experiment } from '../../../experiment.js';
import type { JsonValue } from '../../../json.js';
import { outputPath } from '../../../paths/outputPath.js';
import { isTemplatedPath } from '../../../paths/pathTemplate.js';
import type { LiveReport } from '../../../report/live/openLiveReport.js';
import type { CellLength } from '../../../sinks/csv/cellLength.js';
import { flattenedWriter } from '../../../sinks/csv/flattenedWriter.js';
import { resultWriter } from '../../../sinks/csv/resultWriter.js';
import { keepOpen } from '../../../sinks/files/keepOpen.js';
import { outputKind } from '../../../sinks/files/outputKind.js';
import { inInputOrder } from '../../../sinks/inInputOrder.js';
import { type ResultFiles, type ResultFilesOptions, resultFiles } from '../../../sinks/resultFiles.js';
import type { ResultFormat } from '../../../sinks/resultFormat.js';
import type { ResultSink } from '../../../sinks/sink.js';
import type { CliIo } from '../../cliIo.js';
import { checkApart } from '../checks/checkFilesApart.js';
import { outputFormat, writesJsonl } from '../flags/outputFormat.js';
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
  /** Columns of JSON beyond as many as a file may have. */
  readonly surplusColumns: ReadonlySet<string>;
  /** The files among it; `undefined` for stdout. */
  readonly files?: ResultFiles | undefined;
  /** Whether all of the input is read, so that it is known which results belong to no row of it. */
  readonly readsWhole: boolean;
  /** The longest cell that was written, of those that a program may not take. */
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

export interface OpenOutputOptions {
  readonly others: ResultFilesOptions['others'];
  /** What was found in a file that is resumed. Default: it is read when the first row comes. */
  readonly found?: ResultFilesOptions['found'];
  /** What the answers have to fit. Default: anything will do. */
  readonly schema?: JsonValue | undefined;
  /** Stands directly around what writes. Default: nothing. */
  readonly around?: ((sink: ResultSink) => ResultSink) | undefined;
  /** Told of what a resumed file holds. Default: nobody is. */
  readonly onFinished?: ResultFilesOptions['onFinished'];
}

/** Puts together where the results of a run go. Nothing is opened before the output of the first row is reserved. */
export function openOutput(
  flags: RunFlags,
  columns: ResultColumns,
  stdout: CliIo['stdout'],
  { others, found, schema, around = (sink) => sink, onFinished }: OpenOutputOptions,
): Output {
  const lateColumns = new Set<string>();
  const surplusColumns = new Set<string>();
  const cells = { longest: 0 };
  const format = outputFormat(flags);
  const jsonColumns = flags.flatten ? schemaColumns(schema, columns, format) : undefined;
  const cellLength = writesJsonl(flags) ? undefined : cells;
  const look = {
    columns,
    jsonColumns,
    lateColumns,
    surplusColumns,
    others,
    found,
    onFinished,
    format,
    cellLength,
  };
  const files = flags.output === undefined ? undefined : filesOf(flags, flags.output, look);
  const sink = around(files ?? stdoutSink(flags, stdout, look));
  const readsWhole = !(selectsRows(flags) && isReadOnce(flags.experiments));
  return {
    columns,
    sink: flags.ordered ? orderedSink(sink, flags) : sink,
    files,
    lateColumns,
    surplusColumns,
    readsWhole,
    cells,
  };
}

/** A job is only closed when its rows are written, and not when they are held. */
function orderedSink(sink: ResultSink, { batch }: Pick<RunFlags, 'batch'>): ResultSink {
  return inInputOrder(sink, batch ? { limit: 0 } : {});
}

interface Look {
  readonly columns: ResultColumns;
  /** Those that the schema of the answers comes to, if there is one. */
  readonly jsonColumns: readonly string[] | undefined;
  readonly format: ResultFormat;
  readonly cellLength: CellLength | undefined;
  readonly lateColumns: Set<string>;
  readonly surplusColumns: Set<string>;
  readonly others: ResultFilesOptions['others'];
  readonly found: ResultFilesOptions['found'];
  readonly onFinished: ResultFilesOptions['onFinished'];
}

function filesOf(flags: RunFlags, output: string, look: Look): ResultFiles {
  return resultFiles({
    ...look,
    pathOf: pathOfRow(output),
    checkPath: isTemplatedPath(output) ? (path) => checkApart(path, flags) : undefined,
    existing: flags.resume ? 'resume' : flags.overwrite ? 'replace' : 'refuse',
    retryErrors: flags['retry-errors'],
    flatten: flags.flatten,
  });
}

function stdoutSink(flags: RunFlags, stdout: CliIo['stdout'], look: Look): ResultSink {
  const format = outputFormat(flags, { isTerminal: stdout.isTTY === true });
  const options = { ...look, format, name: 'stdout' };
  return flags.flatten && look.jsonColumns === undefined
    ? flattenedWriter(() => keepOpen(stdout), options)
    : resultWriter(() => keepOpen(stdout), options);
}

/** A row whose result has no place to go must not be paid for: that ends the run. */
function pathOfRow(output: string): (experiment: Experiment) => string {
  if (!isTemplatedPath(output)) return () => output;
  const pathOf = outputPath(output);
  return (experiment) => {
    try {
      return pathOf(experiment);
    } catch (error) {
      if (!RowError.isInstance(error)) throw error;
      throw new OutputError(`row ${experiment.rowNumber}: ${error.message}`, { cause: error });
    }
  };
}
