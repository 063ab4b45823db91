import { readFlags } from '../arguments/readFlags.js';
import { yargsOptions } from '../arguments/yargsOptions.js';
import type { Command } from '../command.js';
import { checkTogether } from './checks/checkTogether.js';
import { RUN_FLAGS } from './flags/runFlags.js';

const EPILOGUE = `Parallel and sequential runs
  Rows run in parallel, each provider in a lane of its own with its own cap on
  concurrent calls; a slow or paused provider does not hold up the others.
  --max-concurrent caps all of them together, --provider-concurrency each one.
  Results are written as they come, unless --ordered. With --sequential one row
  runs at a time, in input order.

Examples
  parallamr run -p prompt.txt -e rows.csv -o results.csv
  parallamr run -p prompt.txt -e rows.csv -o results.csv \\
    --resume --retry-errors
  parallamr run -p prompt.txt -e rows.csv \\
    --provider-concurrency openrouter=5,ollama=2
  parallamr run -p prompt.txt -e rows.csv --sequential
  cat rows.csv | parallamr run -p prompt.txt -e - > results.csv
  parallamr run -p judge.txt -e results.csv -o scores.csv \\
    --where status=ok --set model=gpt-4o

Exit codes
  0 every row has an answer; 1 some rows are errors or were not attempted;
  2 usage, input or file error; 70 a defect of the program; 130, 143 interrupted`;

/** `parallamr run`: its flags, its help and its action, which is loaded when it runs. */
export const runCommand: Command = {
  usage: 'run',
  describe: 'Run the experiments of a CSV file',
  options: yargsOptions(RUN_FLAGS),
  epilogue: EPILOGUE,
  prepare(parsed) {
    const given = readFlags(RUN_FLAGS, parsed);
    // Cancelling keeps what has finished.
    const flags = { ...given, resume: given.resume || given['cancel-batches'] };
    checkTogether(flags);
    return async (io) => (await import('./runRows.js')).runRows(flags, io);
  },
};
