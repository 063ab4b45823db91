import { closeSync, openSync, writeSync } from 'node:fs';
import { defer, finalize, ignoreElements, type Observable, tap } from 'rxjs';
import { OutputError } from '../../errors.js';
import type { RunEvent } from '../../events.js';
import { fileStats } from '../../paths/fileStats.js';
import { systemReason } from '../../paths/systemReason.js';
import { makeFolders } from '../../sinks/files/makeFolders.js';
import { eventJson } from './eventJson.js';
import { pipeLines } from './pipeLines.js';

export interface EventFileOptions {
  /** Told how many lines a reader of a pipe did not take in time. */
  readonly onLoss?: ((lines: number) => void) | undefined;
}

/**
 * Writes one JSON line per event. Lines go behind what a file holds, so that nothing of an earlier run is lost, and are
 * there as soon as it happened; its folders are made. A pipe is written to as fast as its reader reads, and never waited
 * for while the run goes on, see `pipeLines`.
 *
 * Errors with an `OutputError` that names the file.
 */
export function eventFile(
  events: Observable<RunEvent>,
  path: string,
  { onLoss = () => {} }: EventFileOptions = {},
): Observable<never> {
  return defer(() => {
    const lines = (write: (line: string) => void) =>
      events.pipe(
        tap((event) => write(`${eventJson(event)}\n`)),
        ignoreElements(),
      );
    if (isPipe(path)) return pipeLines(path, lines, onLoss);
    makeFolders(path);
    const file = attempt(path, () => openSync(path, 'a'));
    return lines((line) => attempt(path, () => writeSync(file, line))).pipe(finalize(() => closeSync(file)));
  });
}

function isPipe(path: string): boolean {
  return attempt(path, () => fileStats(path)?.isFIFO() ?? false);
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    throw new OutputError(`cannot write the events to ${path}: ${systemReason(cause)}`, { cause });
  }
}
