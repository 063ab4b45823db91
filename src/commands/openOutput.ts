import { statSync } from 'node:fs';
import type { Writable } from 'node:stream';
import type { ResultColumns } from '../columns.js';
import { OutputError, RowError, UsageError } from '../errors.js';
import type { Experiment } from '../experiment.js';
import { isTemplatedPath } from '../paths/isTemplatedPath.js';
import { outputPath } from '../paths/outputPath.js';
import { appendFile } from '../sinks/appendFile.js';
import { appendStream } from '../sinks/appendStream.js';
import { byPath } from '../sinks/byPath.js';
import { csvWriter } from '../sinks/csvWriter.js';
import { inInputOrder } from '../sinks/inInputOrder.js';
import { keepOpen } from '../sinks/keepOpen.js';
import { outputKind } from '../sinks/outputKind.js';
import type { ResultSink } from '../sinks/sink.js';
import type { RunFlags } from './runFlags.js';

type OutputFlags = Pick<RunFlags, 'output' | 'overwrite' | 'ordered' | 'experiments'>;

/** Throws a `UsageError` for an output that must not be touched. Changes nothing. */
export function checkOutput({ output, overwrite, experiments }: OutputFlags): void {
  if (output === undefined || isTemplatedPath(output)) return;
  if (outputKind(output) !== 'file') return;
  if (!overwrite) throw refused(output);
  if (experiments !== '-' && isSameFile(output, experiments)) {
    throw new UsageError(`--output ${output} is the experiments file itself`);
  }
}

/** Where the results of a run go. Nothing is opened before the first row is claimed. */
export function openOutput(flags: OutputFlags, columns: ResultColumns, stdout: Writable): ResultSink {
  const sink = sinkOf(flags, columns, stdout);
  return flags.ordered ? inInputOrder(sink) : sink;
}

function sinkOf({ output, overwrite }: OutputFlags, columns: ResultColumns, stdout: Writable): ResultSink {
  if (output === undefined) return csvWriter(() => keepOpen(stdout), { columns, name: 'stdout' });
  const fileSink = (path: string, first: boolean) =>
    csvWriter(() => openFile(path, first, overwrite), { columns, header: first, name: path });
  return isTemplatedPath(output) ? byPath(resolvedPath(output), fileSink) : fileSink(output, true);
}

function openFile(path: string, first: boolean, overwrite: boolean): Writable {
  if (outputKind(path) === 'stream') return appendStream(path);
  if (!first) return appendFile(path);
  if (!overwrite && outputKind(path) === 'file') throw refused(path);
  return appendFile(path, { existing: overwrite ? 'replace' : 'refuse' });
}

function refused(path: string): UsageError {
  return new UsageError(`${path} exists already: --overwrite replaces it`);
}

/** A row whose result has no place to go must not be paid for: that ends the run. */
function resolvedPath(output: string): (experiment: Experiment) => string {
  const pathOf = outputPath(output);
  return (experiment) => {
    try {
      return pathOf(experiment);
    } catch (error) {
      if (error instanceof RowError)
        throw new OutputError(`row ${experiment.rowNumber}: ${error.message}`, { cause: error });
      throw error;
    }
  };
}

function isSameFile(one: string, other: string): boolean {
  const [a, b] = [statSync(one), statSync(other, { throwIfNoEntry: false })];
  return b !== undefined && a.dev === b.dev && a.ino === b.ino;
}
