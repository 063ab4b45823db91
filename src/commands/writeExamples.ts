import { constants, existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.js';
import { systemReason } from '../paths/systemReason.js';
import { makeFolders } from '../sinks/files/makeFolders.js';
import { errorCode } from '../text/errorCode.js';
import type { CliIo } from './cliIo.js';
import { EXIT } from './exitCodes.js';

const EXAMPLES = new URL('../../examples/', import.meta.url);

/** What is written, by what it is for. */
const FILES = {
  'to begin with': ['prompt.txt', 'context.txt', 'experiments.csv'],
  'more ways of use': [
    ...['commands.txt', 'short.txt', 'long.txt', 'questions.jsonl', 'chart.png'],
    'answer.schema.json',
  ],
  judges: ['grade.txt', 'judge.txt', 'rubric.txt', 'pairwise.txt', 'pairwiseSwapped.txt'],
  keys: ['.env.example'],
} as const;

/** Writes the example files into a folder, never over a file that is there, and says what to do next. */
export async function writeExamples(folder: string, { stdout }: Pick<CliIo, 'stdout'>): Promise<number> {
  const kept: string[] = [];
  const lines: string[] = [];
  for (const [about, names] of Object.entries(FILES)) {
    const written: string[] = [];
    for (const name of names) {
      const isNew = await copyNew(name, join(folder, name));
      (isNew ? written : kept).push(name);
    }
    if (written.length > 0) lines.push(`  ${about}: ${written.join(', ')}`);
  }
  const where = normalize(folder) === '.' ? 'this folder' : folder;
  const told = [
    ...(lines.length > 0 ? [`wrote to ${where}`, ...lines] : []),
    ...(kept.length > 0 ? [`kept, as they are there already: ${kept.join(', ')}`] : []),
    ...next(folder, kept),
  ];
  stdout.write(`${told.join('\n')}\n`);
  return EXIT.ok;
}

/** The examples go together: some of them beside files of one's own are no beginning. */
function next(folder: string, kept: readonly string[]): readonly string[] {
  const first = FILES['to begin with'];
  const own = first.filter((name) => kept.includes(name));
  if (own.length > 0 && own.length < first.length)
    return [
      `The examples do not fit ${own.join(' and ')}; to see them run, write them to a folder of their own:`,
      '',
      `  parallamr init ${inShell(join(folder, 'my-experiment'))}`,
    ];
  const path = (name: string) => inShell(join(folder, name));
  return [
    `${join(folder, 'commands.txt')} shows what else rows can do; first, without any key:`,
    '',
    `  parallamr run -p ${path('prompt.txt')} -c ${path('context.txt')} -e ${path('experiments.csv')} -o ${path('results.csv')}`,
  ];
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

/** As a shell takes it for one word. */
function inShell(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
