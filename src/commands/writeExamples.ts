import { constants, existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.js';
import { systemReason } from '../paths/systemReason.js';
import { makeFolders } from '../sinks/files/makeFolders.js';
import { errorCode } from '../text/errorCode.js';
import type { CliIo } from './cliIo.js';
import { EXAMPLE_FILES, exampleCommands } from './exampleCommands.js';
import { EXIT } from './exitCodes.js';

const EXAMPLES = new URL('../../examples/', import.meta.url);

/** Writes the example files into a folder, never over a file that is there, and says what to do with them. */
export async function writeExamples(folder: string, { stdout }: Pick<CliIo, 'stdout'>): Promise<number> {
  for (const name of EXAMPLE_FILES) {
    const path = join(folder, name);
    stdout.write((await copyNew(name, path)) ? `wrote ${path}\n` : `kept ${path}: it is there already\n`);
  }
  const { first, keyless, keyed } = exampleCommands(folder);
  stdout.write(`\nWith a key of OpenAI's in .env, or another -m:\n${listed(keyed)}`);
  stdout.write(`\nWithout any key:\n${listed(keyless)}`);
  stdout.write(`\nTo begin with, each row of a table, without any key:\n  ${first}\n`);
  return EXIT.ok;
}

function listed(commands: readonly { readonly shows: string; readonly line: string }[]): string {
  return commands.map(({ shows, line }) => `  # ${shows}\n  ${line}\n`).join('');
}

async function copyNew(name: string, path: string): Promise<boolean> {
  try {
    makeFolders(path);
    await copyFile(fileURLToPath(new URL(name, EXAMPLES)), path, constants.COPYFILE_EXCL);
    return true;
  } catch (cause) {
    if (UsageError.isInstance(cause)) throw cause;
    if (errorCode(cause) === 'EEXIST' && existsSync(path)) return false;
    const reason = systemReason(cause);
    throw new UsageError(`cannot write ${path}: ${reason}`, { cause });
  }
}
