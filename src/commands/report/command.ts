import { yargsOptions } from '../arguments/yargsOptions.js';
import type { Command } from '../command.js';
import { REPORT_FLAGS, readReportFlags } from './reportFlags.js';

/** `parallamr report`: writes results as a page to look at. */
export const reportCommand: Command = {
  usage: 'report <files..>',
  describe: 'Write one HTML page to look at results',
  positionals: {
    files: { type: 'string', default: undefined, describe: 'results, CSV or JSON Lines; - is stdin' },
  },
  options: yargsOptions(REPORT_FLAGS),
  epilogue: `The page needs no network, no server and no other file. It holds every answer
and every variable: --omit leaves a column out before you share it. An answer
that repeats such a column still shows it.

Examples
  parallamr report results.csv -o report.html
  parallamr report results.csv -o report.html \\
    --baseline last-week.csv --events run.jsonl`,
  prepare(parsed) {
    const flags = readReportFlags(parsed);
    return async (io) => (await import('./writeReportFile.js')).writeReportFile(flags, io);
  },
};
