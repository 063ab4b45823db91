import { readFlags } from '../arguments/readFlags.js';
import { yargsOptions } from '../arguments/yargsOptions.js';
import type { Command } from '../command.js';
import { checkScoreFlags, SCORE_FLAGS } from './scoreFlags.js';

const EPILOGUE = `Checks
  A column names a check, its cells say what each answer is to be; an empty cell
  is not checked. Lists are JSON arrays. A suffix tells several of a kind apart:
  expect.contains.unit
    expect             is this text, or one of a list
    expect.contains    holds this text (.icontains: in upper or lower case)
    expect.all, .any   holds all, or one, of a list
    expect.not         holds none of these
    expect.regex       matches a regular expression: \\d+ km, or /\\d+ KM/i
    expect.number      comes to this number: 42, 42 ± 0.5, 42 ± 1%
    expect.choice      picks this letter or word
    expect.json        holds this JSON, whatever the order of its keys
    expect.schema      holds JSON of the schema in this file
    expect.similar     is like this text: 1 less the share of edits
    expect.max_chars   is at most this long
  promptfoo's columns __expected, __expected2, ... are read as well.

Examples
  parallamr score results.csv -o scored.csv
  parallamr score results.csv --expect 'contains={{answer}}' -o scored.csv
  parallamr run -p prompt.txt -e rows.csv | parallamr score - > scored.csv
  parallamr score judged.csv --verdict output --scale 1..5 \\
    --pass-at verdict=0.75
  parallamr score results.csv --labels labels.csv --fail-under 0.8

Exit codes
  0 scored, whatever the scores; 1 below --fail-under; 2 usage, input or file
  error`;

/** `parallamr score`: checks answers against what was expected. */
export const scoreCommand: Command = {
  usage: 'score <files..>',
  describe: 'Check answers against what the columns expect.* say',
  positionals: {
    files: { type: 'string', default: undefined, describe: 'results, CSV or JSON Lines; - is stdin' },
  },
  options: yargsOptions(SCORE_FLAGS),
  epilogue: EPILOGUE,
  prepare(parsed) {
    const files = Array.isArray(parsed['files']) ? parsed['files'].map(String) : [];
    const flags = { ...readFlags(SCORE_FLAGS, parsed), files };
    checkScoreFlags(flags);
    return async (io) => (await import('./scoreRows.js')).scoreRows(flags, io);
  },
};
