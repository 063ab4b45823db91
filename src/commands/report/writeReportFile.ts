import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../../errors.js';
import { isSameFile } from '../../paths/isSameFile.js';
import { writeReport } from '../../report/writeReport.js';
import { tableSources } from '../../scores/tables/tableSources.js';
import { makeFolders } from '../../sinks/files/makeFolders.js';
import { outputError } from '../../sinks/files/outputError.js';
import { counted } from '../../text/counted.js';
import type { CliIo } from '../cliIo.js';
import { EXIT } from '../exitCodes.js';
import { tellOn } from '../tell.js';
import type { ReportFlags } from './reportFlags.js';

/** Writes the report file, whole or not at all, and returns the exit code. */
export async function writeReportFile(flags: ReportFlags, io: CliIo): Promise<number> {
  const { files, output: path = '', baseline, events, by, omit, overwrite, open } = flags;
  const target = resolve(io.cwd(), path);
  if (existsSync(target) && !overwrite)
    throw new UsageError(`${path} exists already: use --overwrite to replace it`);
  for (const input of [...files, baseline, events]) {
    if (input !== undefined && input !== '-' && isSameFile(input, target))
      throw new UsageError(`--output ${path} is the file ${input} that is read`);
  }

  const tell = tellOn(io.stderr, (text) => text);
  const [old] = baseline === undefined ? [] : tableSources([baseline], io.stdin);
  const results = tableSources(files, io.stdin);
  let rows = 0;
  const tellRows = (count: number) => {
    rows = count;
  };
  const pieces = writeReport({ results, baseline: old, events, by, omit, tell, tellRows });
  const temporary = `${target}.parallamr-tmp`;
  try {
    makeFolders(target);
    await pipeline(Readable.from(pieces), createWriteStream(temporary, { flags: 'wx' }));
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw UsageError.isInstance(error) ? error : outputError(path, error);
  }
  const holds = omit.length > 0 ? `all columns but ${omit.join(', ')}` : 'all answers and variables';
  tell(`Wrote ${path}: ${counted(rows, 'row')}, ${holds}`);
  if (open) showInBrowser(target);
  return EXIT.ok;
}

/** With the program that the system opens files with. That there is none is no failure: the file is written. */
function showInBrowser(path: string): void {
  const [command = '', ...args] =
    process.platform === 'darwin'
      ? ['open', path]
      : process.platform === 'win32'
        ? ['explorer', path]
        : ['xdg-open', path];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
