import { realpathSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { Subscription } from 'rxjs';
import { UsageError } from '../../errors.js';
import { isSameFile } from '../../paths/isSameFile.js';
import { type CsvDialect, plainCsv } from '../../sinks/csv/csvDialect.js';
import { appendFile } from '../../sinks/files/appendFile.js';
import { appendStream } from '../../sinks/files/appendStream.js';
import { keepOpen } from '../../sinks/files/keepOpen.js';
import { makeFolders } from '../../sinks/files/makeFolders.js';
import { outputKind } from '../../sinks/files/outputKind.js';
import { fileLock } from '../../sinks/locks/fileLock.js';
import { terminalCell } from '../../text/terminalCell.js';
import type { CliIo } from '../cliIo.js';
import type { ScoreFlags } from './scoreFlags.js';

/** Where scored rows go. */
export interface ScoreOutput {
  readonly name: string;
  readonly dialect: CsvDialect;
  /** Nothing is changed before this. */
  readonly open: () => Writable;
  /** Lets go of the lock against a second program that writes the same file. */
  readonly release: () => void;
}

/** Throws a `UsageError` for an output that must not be touched. Changes nothing but the lock beside it. */
export function scoreOutput(
  { files, labels, output, overwrite }: ScoreFlags,
  stdout: CliIo['stdout'],
): ScoreOutput {
  if (output === undefined) {
    const dialect = stdout.isTTY ? { ...plainCsv, cell: terminalCell } : plainCsv;
    return { name: 'stdout', dialect, open: () => keepOpen(stdout), release: () => undefined };
  }
  const read = [...files, ...(labels === undefined ? [] : [labels])].find((path) => isSameFile(output, path));
  if (read !== undefined) throw new UsageError(`--output ${output} is the file ${read} that is read`);
  const kind = outputKind(output);
  const look = { name: output, dialect: plainCsv };
  if (kind === 'stream') return { ...look, open: () => appendStream(output), release: () => undefined };
  if (kind === 'file' && !overwrite)
    throw new UsageError(`${output} exists already: use --overwrite to replace it`);

  let lock = Subscription.EMPTY;
  makeFolders(output);
  lock = fileLock(kind === 'file' ? realpathSync(output) : output);
  const existing = kind === 'file' ? 'replace' : 'refuse';
  return { ...look, open: () => appendFile(output, { existing }), release: () => lock.unsubscribe() };
}
