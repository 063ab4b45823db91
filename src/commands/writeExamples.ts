import { constants, existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.js';
import { makeFolders } from '../sinks/files/makeFolders.js';
import { errorCode } from '../text/errorCode.js';
import { errorText } from '../text/errorText.js';
import type { CliIo } from './cliIo.js';
import { EXIT } from './exitCodes.js';

const EXAMPLES = new URL('../../examples/', import.meta.url);
const NAMES = ['prompt.txt', 'context.txt', 'experiments.csv', '.env.example'];

/** Writes the example files into a folder, never over a file that is there, and says what to do with them. */
export async function writeExamples(folder: string, { stdout }: Pick<CliIo, 'stdout'>): Promise<number> {
  for (const name of NAMES) {
    const path = join(folder, name);
    stdout.write((await copyNew(name, path)) ? `wrote ${path}\n` : `kept ${path}: it is there already\n`);
  }
  const [prompt, context, rows] = NAMES.map((name) => join(folder, name));
  const run = `parallamr run -p ${prompt} -c ${context} -e ${rows}`;
  const more = [
    '# with each of two models and two values of a parameter, as JSON Lines',
    `${run} -m mock/a,mock/b --sweep temperature=0,1 --format jsonl`,
    '# from answers that were paid for, where there are such',
    `${run} --cache`,
  ];
  stdout.write(`\nTo try them, without any key:\n${[run, ...more].map((line) => `  ${line}\n`).join('')}`);
  return EXIT.ok;
}

async function copyNew(name: string, path: string): Promise<boolean> {
  try {
    makeFolders(path);
    await copyFile(fileURLToPath(new URL(name, EXAMPLES)), path, constants.COPYFILE_EXCL);
    return true;
  } catch (cause) {
    if (UsageError.isInstance(cause)) throw cause;
    if (errorCode(cause) === 'EEXIST' && existsSync(path)) return false;
    const reason = errorText(cause);
    throw new UsageError(`cannot write ${path}: ${reason}`, { cause });
  }
}
