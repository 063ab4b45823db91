import { readFlags } from '../arguments/readFlags.js';
import { yargsOptions } from '../arguments/yargsOptions.js';
import type { Command } from '../command.js';
import { COMPARE_FLAGS } from './compareFlags.js';

const EPILOGUE = `What is compared
  Repeats of a case are one value, their mean. Every side gets its mean over
  cases with a 95 % interval, and the difference to the baseline on the cases
  that both have: with its interval, how many cases got better and worse, and
  the chance p of so large a difference if there were none (exact McNemar for
  pass and fail, else Student's t; Holm over several sides). Below 30 cases it
  is too few to tell. Cases are paired by the columns of the run, or --case.
  pass@k is the chance that one of k tries at a case passes, pass^k that all k
  do. Rows without an answer or a score are left out, and counted.

Examples
  parallamr compare scored.csv
  parallamr compare scored.csv --by prompt --baseline short.txt
  parallamr compare old.csv new.csv --baseline old.csv
  parallamr compare judged.csv --by input_model --score score.verdict
  parallamr compare scored.csv --cluster document --json
  parallamr score results.csv | parallamr compare - --fail-under 0.8

Exit codes
  0 compared, whatever the figures; 1 below --fail-under; 2 usage or input error`;

/** `parallamr compare`: which model is better, and by how much for certain. */
export const compareCommand: Command = {
  usage: 'compare <files..>',
  describe: 'Compare models, prompts or files by their scores, with intervals',
  positionals: {
    files: { type: 'string', default: undefined, describe: 'scored results, CSV or JSON Lines; - is stdin' },
  },
  options: yargsOptions(COMPARE_FLAGS),
  epilogue: EPILOGUE,
  prepare(parsed) {
    const files = Array.isArray(parsed['files']) ? parsed['files'].map(String) : [];
    const flags = { ...readFlags(COMPARE_FLAGS, parsed), files };
    return async (io) => (await import('./compareResults.js')).compareResults(flags, io);
  },
};
